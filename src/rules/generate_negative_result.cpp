#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule generate_negative_result;

const Rule generate_negative_result = {
    .id = "generate-negative-result",
    .severity = Severity::warning,
    .summary = "$GENERATE makes negative numbers",
    .authority = "practice",
    .docs =
        {
            .what = "An offset that makes the number negative for some values of the range.",
            .why = "Names like 'host-4' come out, which nobody asks for, and in an address the "
                   "zone no longer loads.",
            .example = "$GENERATE 1-9 host${-5} A 192.0.2.$",
            .instead = "$GENERATE 6-14 host${-5} A 192.0.2.${-5}",
            .fix = "",
        },
};

}  // namespace zonemend::rules
