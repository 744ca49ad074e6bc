#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule missing_type;

const Rule missing_type = {
    .id = "missing-type",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "line ends before the record type",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what =
                "A line with an owner, and perhaps a TTL and a class, but without a record type.",
            .why = "BIND refuses the zone, and skips the following line while doing so. Often the "
                   "rest of the line was lost, or the line was meant as a comment.",
            .example = "www IN",
            .instead = "www IN A 192.0.2.1",
            .fix = "",
        },
};

}  // namespace zonemend::rules
