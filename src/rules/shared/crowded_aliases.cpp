#include "rules/shared/crowded_aliases.h"

#include <algorithm>

#include "rules/shared/alias_copies.h"

namespace zonemend::rules {
namespace {

bool is_crowded(const Zone& zone, NameId owner) {
  const auto records = zone.records_at(owner);
  return std::count_if(records.begin(), records.end(),
                       [&zone](RecordId id) { return stands_alone(zone.record(id).type); }) > 1;
}

}  // namespace

CrowdedAliases::CrowdedAliases(const Zone& zone) {
  std::vector<bool> seen;
  for (const RecordId id : zone.records_of(RrType::cname)) {
    const NameId owner = zone.record(id).owner;
    if (zone.records_at(owner).size() == 1) continue;
    if (seen.empty()) seen.resize(zone.names().size());
    if (!seen[owner] && is_crowded(zone, owner)) owners.push_back(owner);
    seen[owner] = true;
  }
}

}  // namespace zonemend::rules
