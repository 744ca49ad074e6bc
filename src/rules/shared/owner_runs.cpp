#include "rules/shared/owner_runs.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "rules/shared/alias_copies.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {
namespace {

// BIND compares owners with their letter case here, so "WWW" ends a run of "www".
bool spelled_alike(const Zone& zone, std::span<const RecordId> records) {
  std::optional<std::string_view> first;
  for (const RecordId id : zone.records_at(zone.record(records.front()).owner)) {
    const Record& record = zone.record(id);
    if (zone.entry(record).kind != EntryKind::record) return false;
    if (record.owner_inherited) continue;
    const std::string_view owner = zone.sources().text(record_text(zone, record).owner);
    if (first && *first != owner) return false;
    first = owner;
  }
  return true;
}

bool stand_together(const Zone& zone, RecordId first, RecordId second) {
  const NameId owner = zone.record(first).owner;
  for (RecordId id = first; id <= second; ++id) {
    if (zone.record(id).owner != owner) return false;
  }
  return true;
}

}  // namespace

ServedTtl served_ttl(const Zone& zone, std::span<const RecordId> records) {
  ServedTtl served;
  served.from = records.front();
  for (std::size_t i = 1; i < records.size(); ++i) {
    if (!stand_together(zone, records[i - 1], records[i])) served.from = records[i];
  }
  served.certain = zone.complete() && zone.out_of_zone().empty() &&
                   in_one_document(zone, records) && spelled_alike(zone, records);
  return served;
}

}  // namespace zonemend::rules
