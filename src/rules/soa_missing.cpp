#include <fmt/format.h>

#include "rules/shared/records.h"
#include "rules/shared/zone_start.h"

namespace zonemend::rules {

extern const Rule soa_missing;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || zone.records().empty()) return;  // an empty zone: zone-empty
  if (zone.has(zone.origin(), RrType::soa)) return;
  sink.push_back(make_finding(
      soa_missing, start_of(zone), fmt::format("{} has no SOA record", quoted(zone.origin_name())),
      "add one, or give the zone's right name with --origin if this file is another zone's"));
}

}  // namespace

const Rule soa_missing = {
    .id = "soa-missing",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "zone has no SOA record",
    .authority = "RFC 1035 section 5.2",
    .docs =
        {
            .what = "A zone file without an SOA record at the name of the zone.",
            .why = "The SOA record (start of authority) holds the serial number and the times "
                   "by which servers copy the zone; without it the file is not a zone. BIND "
                   "refuses it. A part that another file includes is checked through that "
                   "file; a full zone may have been read with the wrong origin.",
            .example = "$TTL 3600\n"
                       "@ IN NS ns1.example.net.",
            .instead = "$TTL 3600\n"
                       "@ IN SOA ns1.example.net. hostmaster 2024050101 2h 30m 4w 1h\n"
                       "@ IN NS ns1.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
