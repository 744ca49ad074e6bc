#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule include_limit;

const Rule include_limit = {
    .id = "include-limit",
    .severity = Severity::error,
    .effect = Effect::unread,
    .summary = "zone includes too many files",
    .authority = "practice",
    .docs =
        {
            .what = "A zone with more than 10,000 included files, more than 100 one within "
                    "the other, or more than 4 GiB of them.",
            .why = "Such a zone is not read to the end, so that no input can take all memory"
                   " of the machine that checks it.",
            .example = "$INCLUDE more.inc   ; from a file that is included 10,000 times",
            .instead = "$INCLUDE all.inc    ; once",
            .fix = "",
        },
};

}  // namespace zonemend::rules
