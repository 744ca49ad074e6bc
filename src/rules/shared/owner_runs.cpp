#include "rules/shared/owner_runs.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "rules/shared/alias_copies.h"
#include "zone/crowded_owners.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {
namespace {

// BIND compares owners with their letter case here, so "WWW" ends a run of "www".
bool spelled_alike(const Zone& zone, NameId owner_name) {
  std::optional<std::string_view> first;
  for (const RecordId id : zone.records_at(owner_name)) {
    const Record& record = zone.record(id);
    if (zone.entry(record).kind != EntryKind::record) return false;
    if (record.owner_inherited) continue;
    const std::string_view owner = zone.sources().text(record_text(zone, record).owner);
    if (first && *first != owner) return false;
    first = owner;
  }
  return true;
}

// The names with very many records of which that holds: each may have as many RRsets.
struct CrowdedAlike {
  explicit CrowdedAlike(const Zone& zone) : holds(zone.names().size()) {
    for (NameId owner = 0; owner < holds.size(); ++owner) {
      holds[owner] = is_crowded(zone.records_at(owner)) && spelled_alike(zone, owner);
    }
  }

  std::vector<bool> holds;  // by NameId
};

bool is_spelled_alike(const Zone& zone, NameId owner) {
  if (is_crowded(zone.records_at(owner))) return zone.fact<CrowdedAlike>().holds[owner];
  return spelled_alike(zone, owner);
}

// No record of another owner stands between the two.
bool stand_together(std::span<const RecordId> at_owner, RecordId first, RecordId second) {
  const auto begin = std::lower_bound(at_owner.begin(), at_owner.end(), first);
  const auto end = std::lower_bound(begin, at_owner.end(), second);
  return static_cast<std::size_t>(end - begin) == second - first;
}

}  // namespace

ServedTtl served_ttl(const Zone& zone, std::span<const RecordId> records) {
  ServedTtl served;
  served.from = records.front();
  const NameId owner = zone.record(records.front()).owner;
  const auto at_owner = zone.records_at(owner);
  for (std::size_t i = 1; i < records.size(); ++i) {
    if (!stand_together(at_owner, records[i - 1], records[i])) served.from = records[i];
  }
  served.certain = zone.complete() && zone.out_of_zone().empty() &&
                   in_one_document(zone, records) && is_spelled_alike(zone, owner);
  return served;
}

}  // namespace zonemend::rules
