#include "rules/shared/asterisks.h"

#include <algorithm>

#include "rules/shared/hostname.h"
#include "rules/shared/name_traits.h"

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

bool has_wildcard(const Zone& zone, RrType type) {
  bool found = false;
  zone.fact<NameTraits>().visit(asterisk, [&](NameId id) {
    found = found || (zone.has(id, type) && zone.name(id).is_wildcard());
  });
  return found;
}

std::vector<NameId> owners_with_odd_asterisks(const Zone& zone) {
  std::vector<NameId> owners;
  zone.fact<NameTraits>().visit(asterisk, [&](NameId owner) {
    if (zone.records_at(owner).empty()) return;
    const Asterisks asterisks = asterisks_in(zone, owner);
    if (!asterisks.inner_label && !asterisks.part) return;
    if (!has_misplaced_host(zone, owner)) owners.push_back(owner);
  });
  return owners;
}

}  // namespace zonemend::rules
