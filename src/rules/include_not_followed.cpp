#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule include_not_followed;

const Rule include_not_followed = {
    .id = "include-not-followed",
    .severity = Severity::warning,
    .effect = Effect::unread,
    .summary = "$INCLUDE was not followed, so part of the zone is unread",
    .authority = "practice",
    .docs =
        {
            .what = "An $INCLUDE directive whose file was not read in this run.",
            .why = "The records of that file are unknown here. Conflicts with them cannot be seen, "
                   "and rules that conclude from something being absent stay silent.",
            .example = "$INCLUDE hosts.inc",
            .instead = "hosts IN A 192.0.2.1   ; the records themselves",
            .fix = "",
        },
};

}  // namespace zonemend::rules
