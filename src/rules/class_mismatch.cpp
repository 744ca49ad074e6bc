#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule class_mismatch;

const Rule class_mismatch = {
    .id = "class-mismatch",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "record's class is not the zone's class",
    .authority = "RFC 1035 section 5.2",
    .docs =
        {
            .what = "A record written with a class other than that of the zone, such as CH in an "
                    "Internet zone.",
            .why = "All records of a zone must have one class, which is IN (Internet) for "
                   "nearly every zone. BIND refuses the zone.",
            .example = "version CH TXT \"9.18\"",
            .instead = "version IN TXT \"9.18\"",
            .fix = "",
        },
};

}  // namespace zonemend::rules
