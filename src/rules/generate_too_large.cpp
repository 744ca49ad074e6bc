#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule generate_too_large;

const Rule generate_too_large = {
    .id = "generate-too-large",
    .severity = Severity::warning,
    .summary = "$GENERATE makes very many records",
    .authority = "practice",
    .docs =
        {
            .what = "A $GENERATE that makes more than 65,536 records.",
            .why = "A slip in the range costs the name server memory and loading time. A "
                   "wildcard record often does the same with one line.",
            .example = "$GENERATE 1-100000 host$ A 192.0.2.1",
            .instead = "* A 192.0.2.1",
            .fix = "",
        },
};

}  // namespace zonemend::rules
