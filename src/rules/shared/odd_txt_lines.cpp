#include "rules/shared/odd_txt_lines.h"

#include <algorithm>
#include <string_view>

#include "rules/shared/entry_text.h"
#include "rules/shared/fetch_ahead.h"

namespace zonemend::rules {
namespace {

// Nothing that the lexer would take for more than a word or a blank.
bool is_words(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    return c == ';' || c == '(' || c == '\\' || c == '\n' || c == '\r';
  });
}

bool is_line_end(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; });
}

// Two quotes, the first behind a blank, nothing but a line end behind the second, and in front of
// them only words. A backslash anywhere makes it odd.
bool is_plain(std::string_view line) {
  const std::size_t open = line.find('"');
  if (open == line.npos || open == 0) return false;
  const std::size_t close = line.find('"', open + 1);
  if (close == line.npos || !is_line_end(line.substr(close + 1))) return false;
  const std::string_view front = line.substr(0, open);
  return (front.back() == ' ' || front.back() == '\t') && is_words(front) &&
         line.substr(open, close - open).find('\\') == line.npos;
}

}  // namespace

OddTxtLines::OddTxtLines(const Zone& zone) {
  for_each_with_text(zone, zone.records_of(RrType::txt), [&](RecordId id) {
    const Record& record = zone.record(id);
    const Entry& entry = zone.entry(record);
    if (entry.kind != EntryKind::record) return;
    if (!is_plain(text_of(zone, zone.documents()[record.document], entry))) records.push_back(id);
  });
}

}  // namespace zonemend::rules
