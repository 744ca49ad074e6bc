#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule generate_not_expanded;

const Rule generate_not_expanded = {
    .id = "generate-not-expanded",
    .severity = Severity::warning,
    .summary = "$GENERATE was not expanded, so part of the zone is unread",
    .authority = "practice",
    .docs =
        {
            .what = "A $GENERATE directive whose records were not made in this run.",
            .why =
                "The generated records are unknown here. Conflicts with them cannot be seen, and "
                "rules that conclude from something being absent stay silent.",
            .example = "$GENERATE 1-3 host$ A 192.0.2.$",
            .instead = "host1 A 192.0.2.1\n"
                       "host2 A 192.0.2.2\n"
                       "host3 A 192.0.2.3",
            .fix = "",
        },
};

}  // namespace zonemend::rules
