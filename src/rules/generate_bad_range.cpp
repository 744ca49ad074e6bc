#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule generate_bad_range;

const Rule generate_bad_range = {
    .id = "generate-bad-range",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "range of $GENERATE is not valid",
    .authority = "BIND manual, $GENERATE",
    .docs =
        {
            .what = "A $GENERATE whose range is not first-last or first-last/step, with "
                    "numbers up to 2147483647.",
            .why = "BIND refuses the whole zone. Usually the two numbers were swapped, or "
                   "there is a space inside the range.",
            .example = "$GENERATE 10-1 host$ A 192.0.2.$",
            .instead = "$GENERATE 1-10 host$ A 192.0.2.$",
            .fix = "",
        },
};

}  // namespace zonemend::rules
