#include "report/shared/whole_lines.h"

#include <algorithm>

#include "report/shared/utf8.h"

namespace zonemend {
namespace {

constexpr std::uint32_t most_lines = 40;
constexpr std::size_t most_bytes = 16384;

// The last line that the edit touches.
std::uint32_t last_line(const Source& source, const Span& span) {
  return source.position(span.empty() ? span.end : span.end - 1).line;
}

// Without the line end; nothing when there is none although there has to be.
std::optional<std::string> without_line_end(std::string text, bool needed) {
  if (text.ends_with('\n')) {
    text.pop_back();
    if (text.ends_with('\r')) text.pop_back();
    return text;
  }
  if (needed && !text.empty()) return std::nullopt;
  return text;
}

}  // namespace

std::optional<LineChange> whole_lines(const SourceSet& sources, SourceId source,
                                      const std::vector<Edit>& edits) {
  if (edits.empty() || edited_sources(edits) != std::vector<SourceId>{source}) return std::nullopt;
  const Source& file = sources.at(source);
  std::uint32_t first = file.position(edits.front().span.begin).line;
  std::uint32_t last = first;
  for (const Edit& edit : edits) {
    first = std::min(first, file.position(edit.span.begin).line);
    last = std::max(last, last_line(file, edit.span));
  }
  if (last - first >= most_lines || last > file.line_count()) return std::nullopt;

  const std::uint32_t begin = file.line_begin(first);
  const std::string_view before = file.text(begin, file.line_begin(last + 1));
  if (before.size() > most_bytes) return std::nullopt;
  std::vector<Edit> moved = edits;
  for (Edit& edit : moved) edit.span = {source, edit.span.begin - begin, edit.span.end - begin};
  const auto after = apply_edits(before, std::move(moved));
  if (!after || !is_utf8(*after)) return std::nullopt;
  const auto text = without_line_end(*after, before.ends_with('\n'));
  if (!text || text == without_line_end(std::string(before), false)) return std::nullopt;
  // One empty line could not be told from none.
  if (text->empty() && !after->empty()) return std::nullopt;
  return LineChange{first, last, *text};
}

}  // namespace zonemend
