#include <fmt/format.h>

#include "rules/shared/records.h"
#include "rules/shared/zone_start.h"

namespace zonemend::rules {

extern const Rule apex_ns_missing;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || zone.records().empty()) return;  // an empty zone: zone-empty
  if (zone.has(zone.origin(), RrType::ns)) return;
  Span place = start_of(zone);
  if (zone.has(zone.origin(), RrType::soa)) {
    place = place_of(zone, zone.record(first_at(zone, zone.origin(), RrType::soa)));
  }
  sink.push_back(make_finding(
      apex_ns_missing, place, fmt::format("{} has no NS record", quoted(zone.origin_name())),
      fmt::format("add the zone's name servers, for instance '@ IN NS ns1.example.net.'")));
}

}  // namespace

const Rule apex_ns_missing = {
    .id = "apex-ns-missing",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "zone has no NS record of its own",
    .authority = "RFC 1034 section 4.2.1",
    .docs =
        {
            .what = "A zone without an NS record at its own name.",
            .why = "A zone must name the servers that answer for it (NS records). BIND and "
                   "Knot refuse to load one that does not, and every name in it is gone.",
            .example = "@   IN SOA ns1.example.net. hostmaster 2024050101 2h 30m 4w 1h\n"
                       "www IN A 192.0.2.80",
            .instead = "@   IN SOA ns1.example.net. hostmaster 2024050101 2h 30m 4w 1h\n"
                       "@   IN NS ns1.example.net.\n"
                       "@   IN NS ns2.example.net.\n"
                       "www IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
