#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/alias_target.h"
#include "rules/shared/delegations.h"
#include "rules/shared/hostname.h"
#include "rules/shared/missing_dot.h"
#include "rules/shared/name_servers.h"
#include "rules/shared/records.h"
#include "rules/shared/service_hosts.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule ns_target_no_address;

namespace {

// Of an alias another rule speaks.
void check_apex(const Zone& zone, FindingSink& sink) {
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
    if (const auto name = dotless_target(zone, record)) finding.fixes.push_back(add_dot(*name));
    sink.push_back(std::move(finding));
  }
}

// Rules about the name itself speak first.
bool is_misspelt(const Zone& zone, const Record& record) {
  const NameView target = target_of(zone, record);
  return address_of_name_server(zone, record) || repeats_origin(zone, target) ||
         dotless_target(zone, record) || !is_hostname(target);
}

void check_delegations(const Zone& zone, FindingSink& sink) {
  for (auto& records : ns_by_target(zone, NameServer::Kind::no_address)) {
    std::erase_if(records, [&](RecordId id) {
      return zone.record(id).owner == zone.origin() || is_misspelt(zone, zone.record(id));
    });
    if (records.empty()) continue;
    const Record& record = zone.record(records.front());
    const NameView target = target_of(zone, record);
    const std::string more =
        records.size() == 1
            ? ""
            : fmt::format(" and {}", count_of(records.size() - 1, "other delegation"));
    Finding finding =
        make_finding(ns_target_no_address, target_place(zone, record),
                     fmt::format("the name server {} of {}{} has no address in the zone",
                                 quoted(target), quoted(zone.name(record.owner)), more),
                     "add an A or AAAA record for it, or correct the name");
    finding.severity = Severity::warning;
    finding.label = "no A or AAAA record";
    sink.push_back(std::move(finding));
  }
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  check_apex(zone, sink);
  check_delegations(zone, sink);
}

}  // namespace

const Rule ns_target_no_address = {
    .id = "ns-target-no-address",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "name server (NS) in the zone has no address",
    .authority = "RFC 1035 section 5.2",
    .docs =
        {
            .what = "An NS record whose target lies in the zone, but has neither an A nor an AAAA "
                    "record. For the name servers of the zone itself it is an error, for those of "
                    "a delegation a warning.",
            .why = "Nobody can reach that name server. When it is one of the zone's own, BIND "
                   "refuses to load the zone. A forgotten dot at the end of the target is a "
                   "common cause: 'ns1.example.net' is then completed with the zone's own "
                   "name.",
            .example = "@ IN NS ns1.example.net",
            .instead = "@ IN NS ns1.example.net.",
            .fix = "Adds the dot where the name ends in a top-level domain. It is unsafe, because "
                   "it changes what the record points at.",
        },
    .check = check,
};

}  // namespace zonemend::rules
