#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bad_ipv4;

const Rule bad_ipv4 = {
    .id = "bad-ipv4",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "text is not an IPv4 address",
    .authority = "RFC 1035 section 3.4.1",
    .docs =
        {
            .what =
                "An A record, or another IPv4 field, whose value is not four decimal numbers from "
                "0 to 255 with dots between them.",
            .why = "BIND refuses the zone. Short forms (\"10.1\"), leading zeros and ports are not "
                   "allowed. A name instead of an address needs a CNAME record.",
            .example = "www IN A 192.0.2.256",
            .instead = "www IN A 192.0.2.25",
            .fix = "",
        },
};

}  // namespace zonemend::rules
