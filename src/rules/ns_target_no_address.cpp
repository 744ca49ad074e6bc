#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/lookup.h"
#include "rules/shared/name_servers.h"
#include "rules/shared/records.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule ns_target_no_address;

namespace {

// Whether the zone itself must have the address and does not. Another rule speaks of aliases.
bool lacks_address(const Zone& zone, NameView target) {
  const Lookup found = look_up(zone, target);
  if (found.kind == Lookup::Kind::missing) return true;
  if (found.kind != Lookup::Kind::node && found.kind != Lookup::Kind::wildcard) return false;
  return !zone.has(found.at, RrType::a) && !zone.has(found.at, RrType::aaaa) &&
         !zone.has(found.at, RrType::cname);
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  for (const RecordId id : records_at(zone, zone.origin(), RrType::ns)) {
    const Record& record = zone.record(id);
    const NameView target = target_of(zone, record);
    // An address in the place of a name is for ns-target-is-address.
    if (!lacks_address(zone, target) || address_of_name_server(zone, record)) continue;
    Finding finding = make_finding(
        ns_target_no_address, target_place(zone, record),
        fmt::format("the zone's name server {} has no address in the zone", quoted(target)),
        fmt::format("add an A or AAAA record for it, or correct the name; BIND does not load the "
                    "zone without"));
    finding.label = "no A or AAAA record";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule ns_target_no_address = {
    .id = "ns-target-no-address",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "name server of the zone has no address",
    .authority = "RFC 1035 section 5.2",
    .docs =
        {
            .what = "An NS record of the zone itself whose target lies in the zone, but has "
                    "neither an A nor an AAAA record.",
            .why = "Nobody could reach that name server, and BIND refuses to load the zone. A "
                   "forgotten dot behind the target is a common cause: 'ns1.example.net' is then "
                   "completed with the zone's own name.",
            .example = "@ IN NS ns1.example.net",
            .instead = "@ IN NS ns1.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
