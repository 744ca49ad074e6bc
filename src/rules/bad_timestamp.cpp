#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bad_timestamp;

const Rule bad_timestamp = {
    .id = "bad-timestamp",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "text is not a signature time",
    .authority = "RFC 4034 section 3.2",
    .docs =
        {
            .what =
                "An inception or expiration time that is neither YYYYMMDDHHmmSS nor a number of "
                "seconds.",
            .why = "BIND refuses the zone. RRSIG records are made by signing software; an editor "
                   "should not change them.",
            .example = "@ RRSIG SOA 13 2 3600 20241301000000 20240401000000 1 @ AAAA",
            .instead = "; delete the RRSIG records and sign the zone anew",
            .fix = "",
        },
};

}  // namespace zonemend::rules
