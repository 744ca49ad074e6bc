#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bad_ipv6;

const Rule bad_ipv6 = {
    .id = "bad-ipv6",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "text is not an IPv6 address",
    .authority = "RFC 3596 section 2.4",
    .docs =
        {
            .what =
                "An AAAA record, or another IPv6 field, whose value is not an IPv6 address in the "
                "form of RFC 4291.",
            .why =
                "BIND refuses the zone. \"::\" may stand only once; zone ids (\"%eth0\"), prefix "
                "lengths and brackets are not part of an address.",
            .example = "www IN AAAA 2001:db8::1::2",
            .instead = "www IN AAAA 2001:db8::1:2",
            .fix = "",
        },
};

}  // namespace zonemend::rules
