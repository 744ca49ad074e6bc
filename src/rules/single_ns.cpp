#include <fmt/format.h>

#include "rules/shared/name_servers.h"
#include "rules/shared/records.h"
#include "rules/shared/zone_reach.h"

namespace zonemend::rules {

extern const Rule single_ns;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  // Without an SOA it is no zone, or only a part of one.
  if (!zone.complete() || !zone.has(zone.origin(), RrType::soa)) return;
  const RecordId id = only_name_server(zone, zone.origin());
  if (id == no_record || !has_public_name(zone) || is_served_locally(zone)) return;
  const Record& record = zone.record(id);
  Finding finding = make_finding(
      single_ns, target_place(zone, record),
      fmt::format("{} is the only name server of the zone", quoted(target_of(zone, record))),
      "add an NS record for a second server, best in another network");
  finding.label = "the only one";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule single_ns = {
    .id = "single-ns",
    .severity = Severity::warning,
    .summary = "zone has only one name server",
    .authority = "RFC 1034 section 4.1; RFC 2182 section 5",
    .docs =
        {
            .what = "A zone whose NS records all name one server. Zones that are not part of the "
                    "public "
                    "DNS are left out: those below a top-level domain that does not exist, reverse "
                    "zones "
                    "of private addresses, and zones that a server loads for itself alone.",
            .why =
                "When that server is down or cannot be reached, web site and mail of the domain "
                "are "
                "gone for everybody, and senders may return mail as undeliverable. Many registries "
                "refuse a domain with one name server.",
            .example = "@ IN SOA ns1.example.net. hostmaster 7 2h 1h 2w 1h\n"
                       "@ IN NS  ns1.example.net.",
            .instead = "@ IN SOA ns1.example.net. hostmaster 7 2h 1h 2w 1h\n"
                       "@ IN NS  ns1.example.net.\n"
                       "@ IN NS  ns2.example.org.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
