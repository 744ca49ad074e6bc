#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule directive_argument;

const Rule directive_argument = {
    .id = "directive-argument",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "directive lacks an argument, or has one that is wrong",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what =
                "$ORIGIN, $TTL, $INCLUDE or $GENERATE with an argument missing, malformed or left "
                "over.",
            .why = "BIND refuses the zone; for a bad $TTL it does not even say on which line.",
            .example = "$ORIGIN",
            .instead = "$ORIGIN example.com.",
            .fix = "",
        },
};

}  // namespace zonemend::rules
