#include "rules/shared/entry_text.h"
#include "rules/shared/ttl_directive.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule soa_minimum_used_as_ttl;

namespace {

// The reader finds it; here it gets its fix. The first record is the SOA, or nothing above it
// inherits a TTL, or BIND would not load the zone.
void check(const Zone& zone, FindingSink& sink) {
  for (Finding& finding : sink) {
    if (finding.rule != soa_minimum_used_as_ttl.id || !zone.complete()) continue;
    for (const RecordId id : zone.records_of(RrType::soa)) {
      const Record& soa = zone.record(id);
      if (!zone.span(soa).contains(finding.span)) continue;
      finding.fixes.push_back(write_ttl_directive(zone, soa.ttl));
    }
  }
}

}  // namespace

const Rule soa_minimum_used_as_ttl = {
    .id = "soa-minimum-used-as-ttl",
    .severity = Severity::warning,
    .summary = "no $TTL: the SOA minimum becomes the default TTL",
    .authority = "RFC 2308 section 4",
    .docs =
        {
            .what =
                "An SOA record without a TTL in a file without $TTL above it. BIND then takes the "
                "last field of the SOA as TTL for it and for what follows.",
            .why = "That field has meant the negative caching time since 1998 (RFC 2308). Somebody "
                   "who lowers it to shorten negative caching also shortens the TTL of the whole "
                   "zone.",
            .example = "@ IN SOA ns1 hostmaster 1 2h 30m 4w 1h",
            .instead = "$TTL 1d\n"
                       "@ IN SOA ns1 hostmaster 1 2h 30m 4w 1h",
            .fix =
                "Writes $TTL with the same number of seconds above the first record. It is safe: "
                "all records keep the TTL that BIND gives them.",
        },
    .check = Check::amending(check),
};

}  // namespace zonemend::rules
