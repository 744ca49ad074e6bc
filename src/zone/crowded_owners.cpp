#include "zone/crowded_owners.h"

#include <algorithm>
#include <utility>

namespace zonemend {

CrowdedOwners::CrowdedOwners(const Zone& zone) {
  for (NameId owner = 0; owner < zone.names().size(); ++owner) {
    const auto own = zone.records_at(owner);
    if (!is_crowded(own)) continue;
    const std::size_t begin = records_.size();
    records_.insert(records_.end(), own.begin(), own.end());
    std::sort(records_.begin() + static_cast<std::ptrdiff_t>(begin), records_.end(),
              [&zone](RecordId a, RecordId b) {
                return std::pair(zone.record(a).type, a) < std::pair(zone.record(b).type, b);
              });
    for (std::size_t i = begin; i < records_.size(); ++i) {
      const RrType type = zone.record(records_[i]).type;
      if (i == begin || sets_.back().type != type) sets_.push_back({owner, type, i});
    }
  }
  sets_.push_back({no_name, RrType::none, records_.size()});
}

std::span<const RecordId> CrowdedOwners::records_at(NameId owner, RrType type) const {
  const auto found =
      std::lower_bound(sets_.begin(), sets_.end() - 1, std::pair(owner, type),
                       [](const Rrset& set, const std::pair<NameId, RrType>& wanted) {
                         return std::pair(set.owner, set.type) < wanted;
                       });
  if (found == sets_.end() - 1 || found->owner != owner || found->type != type) return {};
  return std::span(records_).subspan(found->begin, std::next(found)->begin - found->begin);
}

}  // namespace zonemend
