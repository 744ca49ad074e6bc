#include <fmt/format.h>

#include "rules/shared/alias_copies.h"
#include "rules/shared/records.h"
#include "rules/shared/soa_records.h"

namespace zonemend::rules {

extern const Rule soa_duplicate_identical;

namespace {

bool same_ttl(const Zone& zone, const std::vector<RecordId>& records) {
  for (const RecordId id : records) {
    if (zone.record(id).ttl != zone.record(records.front()).ttl) return false;
  }
  return true;
}

void check(const Zone& zone, FindingSink& sink) {
  const auto soas = apex_soas(zone);
  if (soas.size() < 2 || !all_identical(zone, soas)) return;
  Finding finding = make_finding(
      soa_duplicate_identical, place_of(zone, zone.record(soas[1])),
      fmt::format("{} has the same SOA record {} times", quoted(zone.origin_name()), soas.size()),
      "delete all but one of them");
  finding.label = "the same again";
  add_label(finding, zone, soas[0], "first SOA here");
  for (std::size_t i = 2; i < soas.size(); ++i) add_label(finding, zone, soas[i], "and again");
  if (same_ttl(zone, soas)) {
    if (auto fix = keep_one(zone, soas, soas[0])) finding.fixes.push_back(std::move(*fix));
  }
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_duplicate_identical = {
    .id = "soa-duplicate-identical",
    .severity = Severity::warning,
    .summary = "same SOA record stands in the zone more than once",
    .authority = "RFC 2181 section 5",
    .docs =
        {
            .what = "Several SOA records at the name of the zone with the same contents.",
            .why = "BIND drops the copies, NSD refuses the zone. And whoever raises the serial in "
                   "one of them has two different SOA records, which BIND refuses as well.",
            .example = "@ IN SOA ns1.example.net. hostmaster 2024050101 2h 30m 4w 1h\n"
                       "@ IN SOA ns1.example.net. hostmaster 2024050101 2h 30m 4w 1h",
            .instead = "@ IN SOA ns1.example.net. hostmaster 2024050101 2h 30m 4w 1h",
            .fix = "Deletes all copies but the first, when their TTLs are equal. It is safe: the "
                   "answers stay the same.",
        },
    .check = check,
};

}  // namespace zonemend::rules
