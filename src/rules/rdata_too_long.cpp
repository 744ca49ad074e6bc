#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule rdata_too_long;

const Rule rdata_too_long = {
    .id = "rdata-too-long",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "rdata is longer than 65535 octets",
    .authority = "RFC 1035 section 3.2.1",
    .docs =
        {
            .what = "A record whose data does not fit the 16-bit length field.",
            .why = "BIND refuses the zone, without a line number.",
            .example = "big IN TXT ( \"...65536 octets or more in all...\" )",
            .instead = "big1 IN TXT ( \"...the first half...\" )\n"
                       "big2 IN TXT ( \"...the second half...\" )",
            .fix = "",
        },
};

}  // namespace zonemend::rules
