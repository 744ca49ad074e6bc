#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule ttl_over_31_bits;

const Rule ttl_over_31_bits = {
    .id = "ttl-over-31-bits",
    .severity = Severity::error,
    .summary = "TTL is 2147483648 seconds or more",
    .authority = "RFC 2181 section 8",
    .docs =
        {
            .what = "A TTL that needs all 32 bits.",
            .why =
                "RFC 2181 limits TTLs to 31 bits and tells receivers to take larger values as "
                "zero. BIND loads the zone and serves TTL 0: nobody caches the answer, and every "
                "query comes to your servers.",
            .example = "www 3000000000 IN A 192.0.2.1",
            .instead = "www 86400 IN A 192.0.2.1",
            .fix = "",
        },
};

}  // namespace zonemend::rules
