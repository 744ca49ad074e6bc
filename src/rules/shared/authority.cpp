#include "rules/shared/authority.h"

#include <algorithm>

namespace zonemend::rules {
namespace {

bool divides(const Zone& zone) {
  if (!zone.records_of(RrType::dname).empty()) return true;
  const auto servers = zone.records_of(RrType::ns);
  return std::any_of(servers.begin(), servers.end(),
                     [&](RecordId id) { return zone.record(id).owner != zone.origin(); });
}

}  // namespace

// The state of a name follows from that of its parent, whose number may be higher.
Authority::Authority(const Zone& zone) {
  if (!divides(zone)) return;
  states_.resize(zone.names().size());
  std::vector<NameId> path;
  for (NameId id = 0; id < states_.size(); ++id) {
    NameId above = id;
    for (; above != no_name && states_[above] == 0; above = zone.names().parent(above)) {
      path.push_back(above);
    }
    for (; !path.empty(); path.pop_back()) {
      states_[path.back()] = state_below(zone, above, path.back());
      above = path.back();
    }
  }
}

// `parent`: no_name for the root. Names outside the zone own no records, so nothing divides them.
std::uint8_t Authority::state_below(const Zone& zone, NameId parent, NameId id) const {
  std::uint8_t state = known;
  if (parent != no_name) {
    const bool is_cut = (states_[parent] & (at_cut | below_cut)) != 0;
    const bool is_moved = (states_[parent] & below_dname) != 0 || zone.has(parent, RrType::dname);
    if (is_cut) state |= below_cut;
    if (is_moved) state |= below_dname;
    if ((states_[parent] & redirected) != 0 || (is_moved && !is_cut)) state |= redirected;
  }
  const bool is_delegation = id != zone.origin() && zone.has(id, RrType::ns);
  if (is_delegation && (state & below_cut) == 0) state |= at_cut;
  return state;
}

}  // namespace zonemend::rules
