#include "rules/shared/delegations.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {
namespace {

using Kind = NameServer::Kind;

NameServer below_cut(const Zone& zone, NameView target, NameId cut, NameId owner) {
  const NameId id = zone.names().find(target);
  if (id != no_name && has_address(zone, id)) return {Kind::addressed, cut, id};
  if (id != no_name && zone.has(id, RrType::cname)) return {Kind::glue_alias, cut};
  return {cut == owner ? Kind::no_glue : Kind::sibling, cut};
}

// Of targets for whose addresses this zone would have to know. With any other, the server can be
// found: a CNAME will do for most resolvers.
constexpr std::uint32_t lost_traits = target_no_glue | target_no_address;

}  // namespace

bool has_address(const Zone& zone, NameId id) {
  return zone.has(id, RrType::a) || zone.has(id, RrType::aaaa);
}

NameServer name_server(const Zone& zone, const Record& ns) {
  const NameView target = target_of(zone, ns);
  const Lookup found = look_up(zone, target);
  switch (found.kind) {
    case Lookup::Kind::outside:
    case Lookup::Kind::redirected:
      return {};
    case Lookup::Kind::delegated:
      return below_cut(zone, target, found.at, ns.owner);
    case Lookup::Kind::missing:
      return {Kind::no_address};
    case Lookup::Kind::node:
    case Lookup::Kind::wildcard:
      break;
  }
  if (has_address(zone, found.at)) return {Kind::addressed, no_name, found.at};
  return {zone.has(found.at, RrType::cname) ? Kind::alias : Kind::no_address};
}

std::vector<std::vector<RecordId>> ns_by_target(const Zone& zone, const NameServerTest& is_wanted) {
  std::vector<std::vector<RecordId>> groups;
  std::map<const Target*, std::size_t> group_of;
  const auto& targets = zone.fact<Targets>();
  if (!targets.occur(RrType::ns, lost_traits)) return groups;
  const auto records = zone.records_of(RrType::ns);
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Target& target = targets.of(RrType::ns, i);
    if ((target.traits & lost_traits) == 0) continue;
    const Record& record = zone.record(records[i]);
    if (!is_wanted(name_server(zone, record)) || is_occluded(zone, record.owner)) continue;
    const auto [at, is_new] = group_of.try_emplace(&target, groups.size());
    if (is_new) groups.emplace_back();
    groups[at->second].push_back(records[i]);
  }
  return groups;
}

std::vector<std::vector<RecordId>> ns_by_target(const Zone& zone, NameServer::Kind kind) {
  return ns_by_target(zone, [kind](const NameServer& server) { return server.kind == kind; });
}

std::vector<bool> reachable_delegations(const Zone& zone) {
  std::vector<bool> reachable(zone.names().size());
  std::vector<NameId> found;
  std::vector<std::pair<NameId, NameId>> waiting;  // for the first, the second
  const auto reach = [&](NameId owner) {
    if (!reachable[owner]) found.push_back(owner);
    reachable[owner] = true;
  };
  const auto& targets = zone.fact<Targets>();
  const auto records = zone.records_of(RrType::ns);
  for (std::size_t i = 0; i < records.size(); ++i) {
    const Record& record = zone.record(records[i]);
    const Target& target = targets.of(RrType::ns, i);
    if ((target.traits & lost_traits) == 0) {
      reach(record.owner);
    } else if (const NameServer server = name_server(zone, record); server.kind == Kind::sibling) {
      waiting.emplace_back(server.cut, record.owner);
    }
  }
  std::sort(waiting.begin(), waiting.end());
  while (!found.empty()) {
    const NameId cut = found.back();
    found.pop_back();
    auto next = std::lower_bound(waiting.begin(), waiting.end(), std::pair(cut, NameId{0}));
    for (; next != waiting.end() && next->first == cut; ++next) reach(next->second);
  }
  return reachable;
}

std::vector<bool> named_by_ns(const Zone& zone) {
  std::vector<bool> named(zone.names().size());
  const auto& targets = zone.fact<Targets>();
  for (std::size_t i = 0; i < zone.records_of(RrType::ns).size(); ++i) {
    const NameId target = targets.of(RrType::ns, i).name;
    if (target != no_name) named[target] = true;
  }
  return named;
}

}  // namespace zonemend::rules
