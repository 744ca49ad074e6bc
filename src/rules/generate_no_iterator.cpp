#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule generate_no_iterator;

const Rule generate_no_iterator = {
    .id = "generate-no-iterator",
    .severity = Severity::warning,
    .summary = "owner of $GENERATE has no iterator",
    .authority = "practice",
    .docs =
        {
            .what = "A $GENERATE whose owner has no '$', so that all its records go to one "
                    "name.",
            .why = "Sometimes meant (several MX records at one name), more often a forgotten"
                   " dollar sign: then the hosts do not exist, and one name gets all their "
                   "addresses.",
            .example = "$GENERATE 1-9 host A 192.0.2.$",
            .instead = "$GENERATE 1-9 host$ A 192.0.2.$",
            .fix = "",
        },
};

}  // namespace zonemend::rules
