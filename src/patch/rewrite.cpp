#include "patch/rewrite.h"

#include <fmt/format.h>

#include "patch/keyword_case.h"
#include "text/ascii.h"
#include "text/columns.h"
#include "zonemend/record_text.h"

namespace zonemend {
namespace {

// Where the white space in front of `at` begins.
std::uint32_t blank_begin(std::string_view bytes, std::uint32_t at, std::uint32_t from) {
  while (at > from && (bytes[at - 1] == ' ' || bytes[at - 1] == '\t')) --at;
  return at;
}

class Rewriter {
 public:
  Rewriter(const Zone& zone, const Record& record)
      : text_(record_text(zone, record)), bytes_(zone.sources().at(text_.line.source).bytes()) {}

  std::vector<Edit> run(NameView target, std::optional<std::uint32_t> ttl, std::uint32_t old_ttl) {
    if (ttl && *ttl != old_ttl) write_ttl(*ttl);
    write_type();
    write_target(target);
    sort_edits(edits_);
    keep_comment_column();
    return std::move(edits_);
  }

 private:
  std::string_view text(const Span& span) const { return bytes_.substr(span.begin, span.size()); }
  void replace(std::uint32_t begin, std::uint32_t end, std::string by) {
    edits_.push_back({{text_.line.source, begin, end}, std::move(by)});
  }

  void write_ttl(std::uint32_t ttl) {
    const std::string digits = fmt::format("{}", ttl);
    if (!text_.ttl.empty()) {
      replace(text_.ttl.begin, text_.ttl.end, digits);
    } else {
      const Span& before = text_.rr_class.empty() ? text_.type : text_.rr_class;
      replace(before.begin, before.begin, digits + " ");
    }
  }

  // The new type is longer than most: the white space behind it gives way, so that the data stays
  // in its column where it can.
  void write_type() {
    const std::string_view old_type = text(text_.type);
    if (ascii::equal_ignoring_case(old_type, "CNAME")) return;
    const std::string new_type(cname_like(old_type));
    if (text_.rdata.empty()) {
      replace(text_.type.begin, text_.type.end, new_type);
      return;
    }
    const std::uint32_t data = text_.rdata.front().begin;
    const std::string_view space = bytes_.substr(text_.type.end, data - text_.type.end);
    if (!ascii::is_blank(space) || space.size() < 2) {
      replace(text_.type.begin, text_.type.end, space.empty() ? new_type + " " : new_type);
      return;  // one blank or tab is kept: there is no column to hold
    }
    const std::size_t feed = bytes_.rfind('\n', text_.type.begin);
    const std::size_t line = feed == std::string_view::npos ? 0 : feed + 1;
    const std::size_t type_column = column_after(bytes_.substr(line, text_.type.begin - line));
    const std::size_t data_column = column_after(bytes_.substr(line, data - line));
    replace(text_.type.begin, data,
            new_type + white_space(type_column + new_type.size(), data_column, space));
  }

  // The target takes the place of the first field; the others go with the white space before them.
  void write_target(NameView target) {
    if (text_.rdata.empty()) {  // APL may have no data
      replace(text_.type.end, text_.type.end, " " + target.text());
      return;
    }
    const Span& first = text_.rdata.front();
    replace(first.begin, first.end, target.text());
    for (std::size_t i = 1; i < text_.rdata.size(); ++i) {
      const Span& field = text_.rdata[i];
      replace(blank_begin(bytes_, field.begin, text_.rdata[i - 1].end), field.end, "");
    }
  }

  // A comment behind the data stays in its column where the new data leaves room for it.
  void keep_comment_column() {
    if (text_.rdata.empty()) return;
    const std::uint32_t data_end = text_.rdata.back().end;
    if (text_.comment.empty() || text_.comment.begin < data_end) return;
    const Span space{text_.line.source, data_end, text_.comment.begin};
    if (space.size() < 2 || !ascii::is_blank(text(space))) return;
    const std::size_t feed =
        data_end == 0 ? std::string_view::npos : bytes_.rfind('\n', data_end - 1);
    const auto line = static_cast<std::uint32_t>(feed == std::string_view::npos ? 0 : feed + 1);
    std::string edited;
    std::uint32_t copied = line;
    for (const Edit& edit : edits_) {
      if (edit.span.begin < line) continue;
      edited += bytes_.substr(copied, edit.span.begin - copied);
      edited += edit.text;
      copied = edit.span.end;
    }
    edited += bytes_.substr(copied, data_end - copied);
    const std::size_t wanted = column_after(bytes_.substr(line, text_.comment.begin - line));
    const std::string fill = white_space(column_after(edited), wanted, text(space));
    if (fill != text(space)) replace(space.begin, space.end, fill);
  }

  RecordText text_;
  std::string_view bytes_;
  std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> rewrite_as_cname(const Zone& zone, const Record& record, NameView target,
                                   std::optional<std::uint32_t> ttl) {
  return Rewriter(zone, record).run(target, ttl, record.ttl);
}

}  // namespace zonemend
