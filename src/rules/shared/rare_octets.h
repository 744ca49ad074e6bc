// Where the zone's text has octets that most of it has not: the fact by which rules about text look
// at a few places instead of all.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/shared/entry_text.h"

namespace zonemend::rules {

// What may be asked for, also several together.
enum RareOctet : std::uint8_t {
  beyond_ascii = 0x80,  // 0x80 and above
  backslash = 0x01,
  parenthesis = 0x02,    // ( and )
  page_end = 0x04,       // form feed and vertical tab
  template_sign = 0x08,  // $ % {
  doubled_sign = 0x10,   // the first of two: @@ __
  y_before_p = 0x20,     // in any letter case, as in TYPE65534
  carriage_return = 0x40,
};

class RareOctets {
 public:
  explicit RareOctets(const Zone& zone);

  // Whether the source has some; one that is no document's has none.
  bool occur(SourceId source, unsigned octets) const { return (all_[source] & octets) != 0; }
  // The offset of the first one at or behind `from` in the text of the source; npos: none.
  std::size_t find(std::string_view text, SourceId source, unsigned octets, std::size_t from) const;

 private:
  std::vector<std::vector<std::uint8_t>> blocks_;  // by source: what each stretch of text has
  std::vector<std::uint8_t> all_;                  // by source
};

// Calls visit(entry) for each entry of the document with one of the octets, in order.
template <class Visit>
void for_entries_with(const Zone& zone, const Document& document, unsigned octets, Visit visit) {
  const auto& rare = zone.fact<RareOctets>();
  const std::string_view text = bytes_of(zone, document);
  for (std::size_t at = rare.find(text, document.source, octets, 0); at != text.npos;) {
    const Entry& entry = entry_at(document, static_cast<std::uint32_t>(at));
    visit(entry);
    at = rare.find(text, document.source, octets, entry.end);
  }
}

// Calls visit(record) for each record that is written out in an entry with one of the octets, in
// file order. Of a $GENERATE, none.
template <class Visit>
void for_records_with(const Zone& zone, unsigned octets, Visit visit) {
  std::vector<std::vector<std::uint32_t>> waiting;  // by document: such entries, the last first
  bool has_some = false;
  for (const Document& document : zone.documents()) {
    auto& entries = waiting.emplace_back();
    for_entries_with(zone, document, octets, [&](const Entry& entry) {
      if (entry.kind != EntryKind::record) return;
      entries.push_back(static_cast<std::uint32_t>(&entry - document.entries.data()));
    });
    std::reverse(entries.begin(), entries.end());
    has_some = has_some || !entries.empty();
  }
  if (!has_some) return;
  for (const Record& record : zone.records()) {
    auto& entries = waiting[record.document];
    while (!entries.empty() && entries.back() < record.entry) entries.pop_back();
    if (!entries.empty() && entries.back() == record.entry) visit(record);
  }
}

}  // namespace zonemend::rules
