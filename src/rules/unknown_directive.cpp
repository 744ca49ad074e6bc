#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule unknown_directive;

const Rule unknown_directive = {
    .id = "unknown-directive",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "directive is not known",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A line that starts with a dollar sign and a word other than $ORIGIN, $TTL, "
                    "$INCLUDE, $GENERATE or $DATE.",
            .why =
                "BIND refuses the zone. A missing space (\"$TTL300\") is a common cause. A record "
                "whose owner really starts with a dollar sign is written with a backslash: "
                "\"\\$name\".",
            .example = "$TTL300",
            .instead = "$TTL 300",
            .fix = "",
        },
};

}  // namespace zonemend::rules
