#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule string_too_long;

const Rule string_too_long = {
    .id = "string-too-long",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "character string is longer than 255 octets",
    .authority = "RFC 1035 section 3.3",
    .docs =
        {
            .what = "One string of a TXT or similar record with more than 255 octets.",
            .why = "A string has a length field of one octet. BIND refuses the zone. Long values "
                   "such as DKIM keys are written as several strings; whoever reads them joins the "
                   "pieces without a space.",
            .example = "key1._domainkey IN TXT \"v=DKIM1; p=MIIBIjANBg...300 more characters...\"",
            .instead = "key1._domainkey IN TXT ( \"v=DKIM1; p=MIIBIjANBg...\"\n"
                       "                         \"...the rest of the key\" )",
            .fix = "",
        },
};

}  // namespace zonemend::rules
