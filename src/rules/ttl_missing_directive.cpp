#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "rules/shared/records.h"
#include "rules/shared/ttl_directive.h"
#include "rules/shared/zone_start.h"

namespace zonemend::rules {

extern const Rule ttl_missing_directive;

namespace {

// Where a record inherits its TTL otherwise, other rules say so.
bool all_written(const Zone& zone) {
  return std::all_of(zone.records().begin(), zone.records().end(),
                     [](const Record& record) { return record.ttl_origin == TtlOrigin::written; });
}

std::uint32_t commonest_ttl(const Zone& zone) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const Record& record : zone.records()) ++counts[record.ttl];
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || zone.records().empty() || has_ttl_directive(zone)) return;
  if (!all_written(zone)) return;
  const std::uint32_t ttl = commonest_ttl(zone);
  Finding finding = make_finding(ttl_missing_directive, start_of(zone),
                                 "every record has its own TTL, and no $TTL is there for a new one",
                                 fmt::format("write '$TTL {}' above the first record", ttl));
  finding.fixes.push_back(write_ttl_directive(zone, ttl));
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule ttl_missing_directive = {
    .id = "ttl-missing-directive",
    .severity = Severity::info,
    .enabled = false,
    .summary = "zone has no $TTL",
    .authority = "RFC 2308 section 4",
    .docs =
        {
            .what = "A zone without $TTL in which every record has a TTL of its own. Not part "
                    "of the default rules: programs write zones that way. Where records inherit "
                    "a TTL without $TTL, see rfc1035-ttl-semantics and soa-minimum-used-as-ttl.",
            .why = "A record that somebody adds without a TTL takes the one of the record above "
                   "it.",
            .example = "@   3600 IN SOA ns1 hostmaster 1 2h 30m 4w 1h\n"
                       "www 3600 IN A 192.0.2.80",
            .instead = "$TTL 3600\n"
                       "@   3600 IN SOA ns1 hostmaster 1 2h 30m 4w 1h\n"
                       "www 3600 IN A 192.0.2.80",
            .fix = "Writes $TTL with the commonest TTL above the first record. It is safe: all "
                   "records have their own.",
        },
    .check = check,
};

}  // namespace zonemend::rules
