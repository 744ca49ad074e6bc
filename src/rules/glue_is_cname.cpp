#include <fmt/format.h>

#include "rules/shared/delegations.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule glue_is_cname;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (zone.records_of(RrType::cname).empty()) return;
  for (const auto& records : ns_by_target(zone, NameServer::Kind::glue_alias)) {
    const Record& record = zone.record(records.front());
    const NameView target = target_of(zone, record);
    const RecordId alias = first_at(zone, zone.names().find(target), RrType::cname);
    const NameView real = target_of(zone, zone.record(alias));
    Finding finding = make_finding(
        glue_is_cname, target_place(zone, record),
        fmt::format("the name server {} of {} has an alias (CNAME) where its address belongs",
                    quoted(target), quoted(zone.name(record.owner))),
        fmt::format("name {} in the NS record, or give {} addresses instead of the CNAME",
                    quoted(real), quoted(target)));
    finding.label = "needs an A or AAAA record";
    add_label(finding, zone, alias, fmt::format("alias of {} here", quoted(real)));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule glue_is_cname = {
    .id = "glue-is-cname",
    .severity = Severity::error,
    .summary = "alias (CNAME) where the address of a delegation's name server belongs",
    .authority = "RFC 2181 section 10.3",
    .docs =
        {
            .what = "An NS record whose target lies in a delegated part of the zone, and has a "
                    "CNAME record here instead of the addresses that a resolver needs.",
            .why = "A zone hands out addresses below a delegation, so that resolvers find the name "
                   "servers there, but no aliases: they do not get the CNAME, and do not find the "
                   "server. BIND says that the address is missing, and loads the zone; Knot's "
                   "checker refuses it.",
            .example = "blog     IN NS    ns1.blog\n"
                       "ns1.blog IN CNAME dns.example.net.",
            .instead = "blog     IN NS    dns.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
