#include "rules/shared/asterisks.h"

#include <algorithm>

#include "rules/shared/hostname.h"

namespace zonemend::rules {
namespace {

bool has_misplaced_host(const Zone& zone, NameId owner) {
  const auto types = types_with_checked_owner();
  return std::any_of(types.begin(), types.end(), [&](RrType type) {
    return zone.has(owner, type) && !may_own(zone.name(owner), type);
  });
}

}  // namespace

Asterisks asterisks_in(const Zone& zone, NameId owner) {
  Asterisks result;
  NameView name = zone.name(owner);
  for (std::size_t labels = name.label_count(); labels > zone.origin_name().label_count();
       --labels, name = name.parent()) {
    const std::string_view label = name.first_label();
    if (label.find('*') == label.npos) continue;
    if (label != "*") {
      result.part = true;
    } else if (name.wire().size() != zone.name(owner).wire().size()) {
      result.inner_label = true;
    }
  }
  return result;
}

std::vector<NameId> owners_with_odd_asterisks(const Zone& zone) {
  std::vector<NameId> owners;
  for (NameId owner = 0; owner < zone.names().size(); ++owner) {
    if (zone.records_at(owner).empty()) continue;
    if (zone.name(owner).wire().find('*') == std::string_view::npos) continue;
    const Asterisks asterisks = asterisks_in(zone, owner);
    if (!asterisks.inner_label && !asterisks.part) continue;
    if (!has_misplaced_host(zone, owner)) owners.push_back(owner);
  }
  return owners;
}

}  // namespace zonemend::rules
