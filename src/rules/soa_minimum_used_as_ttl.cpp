#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule soa_minimum_used_as_ttl;

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
            .fix = "",
        },
};

}  // namespace zonemend::rules
