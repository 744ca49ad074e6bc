#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule number_out_of_range;

const Rule number_out_of_range = {
    .id = "number-out-of-range",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "number does not fit its field",
    .authority = "RFC of the record type",
    .docs =
        {
            .what = "A number in the rdata that is larger than its field allows: 65535 for an MX "
                    "preference, 255 for CAA flags, 4294967295 for an SOA serial.",
            .why = "BIND refuses the zone. NSD and others keep only the low bits: an MX preference "
                   "of 70000 becomes 4464.",
            .example = "@ IN MX 70000 mail",
            .instead = "@ IN MX 10 mail",
            .fix = "",
        },
};

}  // namespace zonemend::rules
