#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule generate_bad_rdata;

const Rule generate_bad_rdata = {
    .id = "generate-bad-rdata",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "data of $GENERATE has unmatched quotes",
    .authority = "BIND manual, $GENERATE",
    .docs =
        {
            .what = "A $GENERATE whose data, once expanded, has a quote or parenthesis "
                    "without its other half.",
            .why = "BIND refuses the whole zone, and names an address in memory instead of "
                   "the line.",
            .example = "$GENERATE 1-3 h$ TXT \"\\\"host $\"",
            .instead = "$GENERATE 1-3 h$ TXT \"\\\"host $\\\"\"",
            .fix = "",
        },
};

}  // namespace zonemend::rules
