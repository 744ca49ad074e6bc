#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bad_base32;

const Rule bad_base32 = {
    .id = "bad-base32",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "text is not valid base32hex",
    .authority = "RFC 5155 section 3.3",
    .docs =
        {
            .what = "The hashed next owner of an NSEC3 record is not base32hex text.",
            .why = "BIND refuses the zone. NSEC3 records are made by signing software; an editor "
                   "should not change them.",
            .example = "0p9m.example.com. NSEC3 1 0 0 - xyz! A",
            .instead = "; delete the NSEC3 records and sign the zone anew",
            .fix = "",
        },
};

}  // namespace zonemend::rules
