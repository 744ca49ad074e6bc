#include <fmt/format.h>

#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule soa_not_first;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.has(zone.origin(), RrType::soa)) return;
  const RecordId soa = first_at(zone, zone.origin(), RrType::soa);
  if (soa == 0) return;
  Finding finding =
      make_finding(soa_not_first, place_of(zone, zone.record(soa)),
                   fmt::format("{} {} above the zone's first record (SOA)", count_of(soa, "record"),
                               soa == 1 ? "stands" : "stand"),
                   "move the SOA record to the top of the zone, below $ORIGIN and $TTL");
  finding.label = "belongs at the top";
  add_label(finding, zone, 0, "the first record is this one");
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_not_first = {
    .id = "soa-not-first",
    .severity = Severity::info,
    .enabled = false,
    .summary = "SOA is not the first record of the zone",
    .authority = "practice",
    .docs =
        {
            .what = "Records that stand above the SOA record of the zone.",
            .why = "BIND, Knot and NSD read a zone in any order. But people and scripts look for "
                   "the SOA, with the serial number that each change must raise, at the top, and "
                   "some programs refuse a zone that starts otherwise. Exported zones are often "
                   "sorted by "
                   "name, so this rule is off unless selected.",
            .example = "$TTL 3600\n"
                       "@ IN NS  ns1.example.net.\n"
                       "@ IN SOA ns1.example.net. hostmaster 7 2h 1h 2w 1h",
            .instead = "$TTL 3600\n"
                       "@ IN SOA ns1.example.net. hostmaster 7 2h 1h 2w 1h\n"
                       "@ IN NS  ns1.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
