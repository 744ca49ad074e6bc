#include "rules/shared/lookup.h"

#include "rules/shared/records.h"

namespace zonemend::rules {

using Kind = Lookup::Kind;

Lookup look_up(const Zone& zone, NameView name) {
  if (!zone.contains(name)) return {Kind::outside, no_name};
  const NameId encloser = zone.closest_encloser(name);
  if (encloser == no_name) return {Kind::missing, no_name};
  const NameId cut = zone.cut_above(encloser);
  const NameId dname = zone.dname_above(name);
  // The higher one speaks first.
  if (dname != no_name && (cut == no_name || zone.name(cut).is_below(zone.name(dname)))) {
    return {Kind::redirected, dname};
  }
  if (cut != no_name) return {Kind::delegated, cut};
  if (zone.name(encloser) == name) return {Kind::node, encloser};
  const auto wildcard = Name::prepend("*", zone.name(encloser));
  const NameId id = wildcard ? zone.names().find(*wildcard) : no_name;
  return zone.exists(id) ? Lookup{Kind::wildcard, id} : Lookup{Kind::missing, no_name};
}

std::optional<Name> redirected_name(const Zone& zone, NameView name, NameId owner) {
  if (!zone.has(owner, RrType::dname)) return std::nullopt;
  const NameView target = target_of(zone, zone.record(first_at(zone, owner, RrType::dname)));
  const std::size_t kept = name.wire().size() - zone.name(owner).wire().size();
  if (kept + target.wire().size() > max_name_size) return std::nullopt;
  const std::string wire = std::string(name.wire().substr(0, kept)) + std::string(target.wire());
  return Name(NameView(wire));
}

bool is_occluded(const Zone& zone, NameId id) {
  const NameId cut = zone.cut_above(id);
  return (cut != no_name && cut != id) || zone.dname_above(zone.name(id)) != no_name;
}

}  // namespace zonemend::rules
