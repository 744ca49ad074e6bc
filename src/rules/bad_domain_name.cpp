#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bad_domain_name;

const Rule bad_domain_name = {
    .id = "bad-domain-name",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "text is not a domain name",
    .authority = "RFC 1035 section 2.3.4",
    .docs =
        {
            .what = "A name with an empty label (\"a..b\", \".a\"), a label of more than 63 "
                    "octets, or more than 255 octets in all once the origin, the zone's name "
                    "that completes it, has been added.",
            .why = "BIND refuses the zone. Two dots in a row are nearly always a typing error. A "
                   "name that becomes too long by the added origin probably lacks its final dot.",
            .example = "www IN CNAME shop..example.net.",
            .instead = "www IN CNAME shop.example.net.",
            .fix = "",
        },
};

}  // namespace zonemend::rules
