#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule no_ttl_known;

const Rule no_ttl_known = {
    .id = "no-ttl-known",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "record has no TTL and none can be inherited",
    .authority = "RFC 2308 section 4",
    .docs =
        {
            .what =
                "A record without a TTL where neither a $TTL nor an earlier TTL stands above it.",
            .why = "BIND refuses the zone. Knot and NSD assume 3600 instead.",
            .example = "www IN A 192.0.2.1",
            .instead = "$TTL 3600\n"
                       "www IN A 192.0.2.1",
            .fix = "",
        },
};

}  // namespace zonemend::rules
