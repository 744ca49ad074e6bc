#include "lint/suppression_comment.h"

#include <algorithm>

#include "text/byte_scan.h"

namespace zonemend {
namespace {

constexpr std::string_view marker = "zonemend:";

bool is_blank(char c) { return c == ' ' || c == '\t'; }

class CommentParser {
 public:
  CommentParser(std::string_view bytes, SourceId source, std::uint32_t begin, std::uint32_t end)
      : bytes_(bytes), source_(source), at_(begin), end_(end) {}

  void parse(SuppressionComment& comment) {
    skip_blanks();
    if (take("ignore-file=")) {
      comment.entry = SuppressionComment::whole_file;
    } else if (!take("ignore=")) {
      return;
    }
    do {
      skip_blanks();  // "a, b": a comma promises another rule
      comment.rules.push_back(word());
    } while (take(","));
    comment.understood = !comment.rules.front().empty();
  }

 private:
  void skip_blanks() {
    while (at_ < end_ && is_blank(bytes_[at_])) ++at_;
  }

  bool take(std::string_view text) {
    if (!bytes_.substr(at_, end_ - at_).starts_with(text)) return false;
    at_ += static_cast<std::uint32_t>(text.size());
    return true;
  }

  Span word() {
    const std::uint32_t begin = at_;
    while (at_ < end_ && !is_blank(bytes_[at_]) && bytes_[at_] != ',') ++at_;
    return {source_, begin, at_};
  }

  std::string_view bytes_;
  SourceId source_;
  std::uint32_t at_;
  std::uint32_t end_;
};

// Finds the comments that hold offsets, which are asked for in file order: an entry with many of
// them is lexed once.
class Comments {
 public:
  explicit Comments(std::string_view bytes) : bytes_(bytes), lexer_(bytes, 0, 0) {}

  // As [begin, end); empty when the place is in no comment of the entry.
  std::pair<std::uint32_t, std::uint32_t> around(const Entry& entry, std::uint32_t offset) {
    if (entry.begin != entry_begin_) {
      lexer_ = Lexer(bytes_, entry.begin, entry.end);
      token_ = {};
      entry_begin_ = entry.begin;
    }
    while (token_.end <= offset && lexer_.next(token_)) {
    }
    const bool holds =
        token_.kind == TokenKind::comment && token_.begin <= offset && offset < token_.end;
    return holds ? std::pair(token_.begin, token_.end) : std::pair(offset, offset);
  }

 private:
  std::string_view bytes_;
  Lexer lexer_;
  Token token_;
  std::uint32_t entry_begin_ = 0xffffffffu;  // none yet
};

// The semicolon that opens the marker at `offset`: only blanks may stand between them.
std::uint32_t semicolon_before(std::string_view bytes, std::uint32_t begin, std::uint32_t offset) {
  std::uint32_t at = offset;
  while (at > begin && is_blank(bytes[at - 1])) --at;
  return at > begin && bytes[at - 1] == ';' ? at - 1 : offset;
}

// A comment alone on its line speaks of the next line that is not another such comment. Comments
// are asked for in file order; what was found for one of a block holds for the others.
class Subjects {
 public:
  explicit Subjects(const Document& document) : document_(document) {}

  std::uint32_t of(std::uint32_t entry) {
    const auto last = static_cast<std::uint32_t>(document_.entries.size() - 1);
    if (entry < found_ && document_.entries[entry].kind == EntryKind::comment) return found_;
    while (entry < last && document_.entries[entry].kind == EntryKind::comment) ++entry;
    return found_ = entry;
  }

 private:
  const Document& document_;
  std::uint32_t found_ = 0;  // the subject of the last block
};

}  // namespace

std::vector<SuppressionComment> suppression_comments(const Source& source,
                                                     const Document& document) {
  std::vector<SuppressionComment> comments;
  Subjects subjects(document);
  const std::string_view bytes = source.bytes();
  Comments places(bytes);
  for (std::size_t found = scan::find_text(bytes, marker, 0); found != bytes.npos;
       found = scan::find_text(bytes, marker, found + marker.size())) {
    const auto offset = static_cast<std::uint32_t>(found);
    const std::uint32_t entry = entry_index_at(document, offset);
    const auto [begin, end] = places.around(document.entries[entry], offset);
    const std::uint32_t semicolon = semicolon_before(bytes, begin, offset);
    if (semicolon == offset) continue;
    SuppressionComment comment;
    comment.span = {document.source, semicolon, end};
    comment.entry = subjects.of(entry);
    const auto after = static_cast<std::uint32_t>(offset + marker.size());
    CommentParser(bytes, document.source, after, end).parse(comment);
    comments.push_back(std::move(comment));
  }
  return comments;
}

std::vector<std::vector<SuppressionComment>> suppression_comments(const Zone& zone) {
  std::vector<std::vector<SuppressionComment>> comments;
  for (const Document& document : zone.documents()) {
    comments.push_back(suppression_comments(zone.sources().at(document.source), document));
  }
  return comments;
}

}  // namespace zonemend
