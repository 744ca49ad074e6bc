#include <fmt/format.h>

#include <unordered_set>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule last_address_removed;

namespace {

bool has_way_on(const Zone& zone, NameView owner) {
  const NameId id = zone.names().find(owner);
  if (id != no_name && zone.exists(id)) {
    return zone.has(id, RrType::a) || zone.has(id, RrType::aaaa) || zone.has(id, RrType::cname) ||
           zone.cut_above(id) != no_name;
  }
  return zone.wildcard_for(owner) != no_name || zone.dname_above(owner) != no_name;
}

// The A records, or the AAAA records of a host that had no others, when they are the last.
std::vector<const RrsetChange*> last_addresses(const ZoneChange& change) {
  std::vector<const RrsetChange*> result;
  std::unordered_set<std::string_view> seen;
  for (const RrsetChange& set : change.rrsets()) {
    const bool is_address = set.set.type == RrType::a || set.set.type == RrType::aaaa;
    if (!is_address || !set.is_gone() || has_way_on(*change.after(), set.owner)) continue;
    if (seen.insert(set.owner.view().wire()).second) result.push_back(&set);
  }
  return result;
}

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change) || !change.after()->complete()) return;
  constexpr std::size_t most_shown = 3;
  const auto lost = last_addresses(change);
  for (std::size_t i = 0; i < lost.size() && i < most_shown; ++i) {
    const RrsetChange& set = *lost[i];
    std::string message = fmt::format("{} loses its last address ({})", quoted(set.owner),
                                      list_of(*change.before(), set.removed));
    if (i + 1 == most_shown && lost.size() > most_shown) {
      message += fmt::format("; and so do {} others", lost.size() - most_shown);
    }
    sink.push_back(make_finding(
        last_address_removed, place_after(change, set.owner, set.set.type), std::move(message),
        "give the host its new address; if it is gone for good, delete what still points at it"));
  }
}

}  // namespace

const Rule last_address_removed = {
    .id = "last-address-removed",
    .severity = Severity::warning,
    .summary = "a host loses its last address",
    .authority = "practice",
    .docs =
        {
            .what = "A change after which a name that had addresses (A or AAAA) has neither an "
                    "address nor an alias.",
            .why = "Who opens that name finds nothing any more: a web site, a mail server or a "
                   "name server disappears.",
            .example = "- shop IN A 192.0.2.80",
            .instead = "; only when the host is not needed any more; else give it its new address",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
