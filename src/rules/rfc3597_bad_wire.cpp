#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule rfc3597_bad_wire;

const Rule rfc3597_bad_wire = {
    .id = "rfc3597-bad-wire",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "generic data is not valid for this known type",
    .authority = "RFC 3597 section 5",
    .docs =
        {
            .what =
                "A record of a known type in the generic form whose octets are not valid data of "
                "that type, such as an A record of three octets.",
            .why = "BIND refuses the zone. Servers that do not check would send a broken answer.",
            .example = "www IN TYPE1 \\# 3 C00002",
            .instead = "www IN A 192.0.2.1",
            .fix = "",
        },
};

}  // namespace zonemend::rules
