#include <fmt/format.h>

#include "rules/shared/lookup.h"
#include "rules/shared/name_servers.h"
#include "rules/shared/records.h"
#include "rules/shared/zone_reach.h"

namespace zonemend::rules {

extern const Rule single_ns_delegation;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || !has_public_name(zone)) return;
  for (const NameId owner : owners_of(zone, RrType::ns)) {
    const RecordId id = only_name_server(zone, owner);
    if (owner == zone.origin() || id == no_record || is_occluded(zone, owner)) continue;
    const Record& record = zone.record(id);
    Finding finding =
        make_finding(single_ns_delegation, target_place(zone, record),
                     fmt::format("{} is delegated to one name server only, {}",
                                 quoted(zone.name(owner)), quoted(target_of(zone, record))),
                     "add an NS record for a second server, if the delegated zone has one");
    finding.label = "the only one";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule single_ns_delegation = {
    .id = "single-ns-delegation",
    .severity = Severity::info,
    .enabled = false,
    .summary = "zone is delegated to only one name server",
    .authority = "RFC 1034 section 4.1; RFC 2182 section 5",
    .docs =
        {
            .what =
                "NS records for a name below the zone that all name one server. Zones with a name "
                "outside the public DNS are left out.",
            .why = "When that server is down or cannot be reached, all names of the delegated zone "
                   "are gone. Often the delegated zone has more name servers, and here they were "
                   "forgotten. But internal zones and those for certificates are often meant to "
                   "have one, so this rule is off unless selected.",
            .example = "lab IN NS ns1.lab",
            .instead = "lab IN NS ns1.lab\n"
                       "lab IN NS ns2.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
