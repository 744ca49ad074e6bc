#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule rfc3597_bad_hex;

const Rule rfc3597_bad_hex = {
    .id = "rfc3597-bad-hex",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "data after \\# is not pairs of hexadecimal digits",
    .authority = "RFC 3597 section 5",
    .docs =
        {
            .what =
                "A record in the generic form with an odd number of hexadecimal digits, or with "
                "other characters among them.",
            .why = "BIND refuses the zone. Two digits make one octet; usually a digit was lost "
                   "when the data was copied.",
            .example = "x IN TYPE65300 \\# 2 C00",
            .instead = "x IN TYPE65300 \\# 2 C000",
            .fix = "",
        },
};

}  // namespace zonemend::rules
