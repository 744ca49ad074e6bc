#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule generate_bad_modifier;

const Rule generate_bad_modifier = {
    .id = "generate-bad-modifier",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "modifier of $GENERATE is not valid",
    .authority = "BIND manual, $GENERATE",
    .docs =
        {
            .what = "A ${...} in a $GENERATE that is not offset, width and base, or that "
                    "makes the text too long.",
            .why = "BIND refuses the whole zone. A modifier is written ${offset,width,base}, "
                   "where the base is d (decimal), o, x, X, n or N; spaces are not allowed in "
                   "it.",
            .example = "$GENERATE 1-9 host${0,2,z} A 192.0.2.$",
            .instead = "$GENERATE 1-9 host${0,2,d} A 192.0.2.$",
            .fix = "",
        },
};

}  // namespace zonemend::rules
