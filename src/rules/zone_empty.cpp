#include <fmt/format.h>

#include "rules/shared/records.h"
#include "rules/shared/zone_start.h"

namespace zonemend::rules {

extern const Rule zone_empty;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || !zone.records().empty()) return;
  sink.push_back(make_finding(
      zone_empty, start_of(zone),
      fmt::format("the zone {} has no records", quoted(zone.origin_name())),
      zone.out_of_zone().empty()
          ? "restore the file from a backup or version control, or add the zone's records"
          : "all records here are outside the zone: give its right name with --origin"));
}

}  // namespace

const Rule zone_empty = {
    .id = "zone-empty",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "zone has no records",
    .authority = "RFC 1035 section 5.2",
    .docs =
        {
            .what = "A zone file in which no record of the zone was found.",
            .why =
                "BIND refuses the zone. The file was cut off or never written, or all its records "
                "belong to another zone than the one that was asked for.",
            .example = "; nothing here yet",
            .instead = "$TTL 3600\n"
                       "@ IN SOA ns1.example.net. hostmaster 2024050101 2h 30m 4w 1h\n"
                       "@ IN NS ns1.example.net.\n"
                       "@ IN NS ns2.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
