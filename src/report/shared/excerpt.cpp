#include "report/shared/excerpt.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <map>
#include <vector>

#include "report/shared/paint.h"
#include "report/shared/source_line.h"

namespace zonemend {
namespace {

constexpr std::size_t most_labels = 8;
constexpr unsigned usual_columns = 120;  // where the terminal's width is not known
constexpr unsigned fewest_columns = 40;

// One place of the finding, cut down to the line on which it begins.
struct Mark {
  SourceId source;
  std::uint32_t line;
  std::size_t begin;  // bytes within the line
  std::size_t end;
  std::string text;
  bool primary;
};

Mark mark_of(const SourceSet& sources, const Span& span, const std::string& text, bool primary) {
  const Source& source = sources.at(span.source);
  const Position from = source.position(span.begin);
  const std::string_view line = source.line(from.line);
  const std::size_t begin = std::min<std::size_t>(from.column - 1, line.size());
  const std::size_t end = std::min<std::size_t>(begin + span.size(), line.size());
  Mark mark{span.source, from.line, begin, std::max(begin, end), printable(text), primary};
  const Position last = source.position(span.empty() ? span.end : span.end - 1);
  if (last.line > from.line) {
    mark.text += fmt::format("{}(down to line {})", mark.text.empty() ? "" : " ", last.line);
  }
  return mark;
}

std::vector<Mark> marks_of(const SourceSet& sources, const Finding& finding) {
  std::vector<Mark> marks{mark_of(sources, finding.span, finding.label, true)};
  for (std::size_t i = 0; i < std::min(most_labels, finding.labels.size()); ++i) {
    marks.push_back(mark_of(sources, finding.labels[i].span, finding.labels[i].text, false));
  }
  return marks;
}

class ExcerptWriter {
 public:
  ExcerptWriter(std::ostream& out, const SourceSet& sources, const ReportOptions& options,
                Paint paint, unsigned gutter)
      : out_(out), sources_(sources), options_(options), paint_(paint), gutter_(gutter) {}

  // The marks of one file, sorted by line; `at` is the place to name.
  void write(const std::vector<Mark>& marks, const Mark& at, std::string_view arrow) {
    const Source& source = sources_.at(at.source);
    fmt::print(out_, "{:{}}{} {}:{}:{}\n", "", gutter_, color(Paint::gutter, arrow),
               printable(source.name()), at.line, at.begin + 1);
    if (source.bytes().empty()) return;
    bar("");
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (i > 0 && marks[i].line > marks[i - 1].line + 1) {
        fmt::print(out_, "{}\n", color(Paint::gutter, "..."));
      }
      if (i == 0 || marks[i].line != marks[i - 1].line) write_line(source, marks, i);
    }
  }

  void bar(std::string_view text) {
    fmt::print(out_, "{:{}} {}{}{}\n", "", gutter_, color(Paint::gutter, "|"),
               text.empty() ? "" : " ", text);
  }

 private:
  std::string color(Paint paint, std::string_view text) const {
    return painted(options_.color, paint, text);
  }

  unsigned columns() const {
    if (options_.width == 0) return usual_columns;
    return std::max(fewest_columns, options_.width - std::min(options_.width, gutter_ + 3));
  }

  // The line of marks[first], and under it every mark that it has.
  void write_line(const Source& source, const std::vector<Mark>& marks, std::size_t first) {
    const std::uint32_t number = marks[first].line;
    const SourceLine line(source.line(number), focus(marks, first), columns());
    const std::string shown = fmt::format("{:>{}}", number, gutter_);
    fmt::print(out_, "{} {}{}{}\n", color(Paint::gutter, shown), color(Paint::gutter, "|"),
               line.text().empty() ? "" : " ", line.text());
    for (std::size_t i = first; i < marks.size() && marks[i].line == number; ++i) {
      write_mark(line, marks[i]);
    }
  }

  static std::size_t focus(const std::vector<Mark>& marks, std::size_t first) {
    for (std::size_t i = first; i < marks.size() && marks[i].line == marks[first].line; ++i) {
      if (marks[i].primary) return marks[i].begin;
    }
    return marks[first].begin;
  }

  void write_mark(const SourceLine& line, const Mark& mark) {
    const unsigned begin = line.column(mark.begin);
    const unsigned end = std::max(line.column(mark.end), begin + 1);
    std::string text(end - begin, mark.primary ? '^' : '-');
    if (!mark.text.empty()) text.append(" ").append(mark.text);
    bar(std::string(begin, ' ') + color(mark.primary ? paint_ : Paint::gutter, text));
  }

  std::ostream& out_;
  const SourceSet& sources_;
  const ReportOptions& options_;
  Paint paint_;
  unsigned gutter_;
};

}  // namespace

unsigned write_excerpt(std::ostream& out, const SourceSet& sources, const Finding& finding,
                       Severity severity, const ReportOptions& options) {
  std::vector<Mark> marks = marks_of(sources, finding);
  const Mark primary = marks.front();
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.line < b.line; });
  const auto gutter = static_cast<unsigned>(std::to_string(marks.back().line).size());
  std::map<SourceId, std::vector<Mark>> by_source;
  for (Mark& mark : marks) by_source[mark.source].push_back(std::move(mark));

  ExcerptWriter writer(out, sources, options, paint_of(severity), gutter);
  writer.write(by_source[primary.source], primary, "-->");
  by_source.erase(primary.source);
  for (const auto& [source, others] : by_source) writer.write(others, others.front(), ":::");
  const std::size_t labels = finding.labels.size();
  if (labels > most_labels) {
    writer.bar(fmt::format("and {} more like these", labels - most_labels));
  }
  return gutter;
}

}  // namespace zonemend
