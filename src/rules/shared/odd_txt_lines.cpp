#include "rules/shared/odd_txt_lines.h"

#include <string_view>

#include "rules/shared/entry_text.h"

namespace zonemend::rules {
namespace {

bool has_only(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == text.npos;
}

// Two quotes, the first behind a blank, nothing but a line end behind the second, and in front of
// them only words. A backslash anywhere makes it odd.
bool is_plain(std::string_view line) {
  const std::size_t open = line.find('"');
  if (open == line.npos || open == 0) return false;
  const std::size_t close = line.find('"', open + 1);
  if (close == line.npos || !has_only(line.substr(close + 1), " \t\r\n")) return false;
  const std::string_view front = line.substr(0, open);
  return (front.back() == ' ' || front.back() == '\t') &&
         front.find_first_of(";(\\\n") == front.npos &&
         line.substr(open, close - open).find('\\') == line.npos;
}

}  // namespace

OddTxtLines::OddTxtLines(const Zone& zone) {
  for (const RecordId id : zone.records_of(RrType::txt)) {
    const Record& record = zone.record(id);
    const Entry& entry = zone.entry(record);
    if (entry.kind != EntryKind::record) continue;
    if (!is_plain(text_of(zone, zone.documents()[record.document], entry))) records.push_back(id);
  }
}

}  // namespace zonemend::rules
