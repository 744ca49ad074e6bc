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
            .what = "A zone with more than 10,000 $INCLUDE lines, more than 100 files one within "
                    "the other, more than 64 MiB of files that are included again, more than 4 GiB "
                    "of files in all, or more than 100 million lines in them, unless --limit says "
                    "otherwise.",
            .why = "Such a zone is not read to the end, so that no input can take all memory"
                   " of the machine that checks it.",
            .example = "$INCLUDE more.inc   ; from a file that is included 10,000 times",
            .instead = "$INCLUDE all.inc    ; once",
            .fix = "",
        },
};

}  // namespace zonemend::rules
