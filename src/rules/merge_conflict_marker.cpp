#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule merge_conflict_marker;

const Rule merge_conflict_marker = {
    .id = "merge-conflict-marker",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "merge conflict marker was left in the file",
    .authority = "practice",
    .docs =
        {
            .what = "A line that starts with \"<<<<<<<\" or \">>>>>>>\", and between those two "
                    "also one "
                    "that starts with \"=======\" or \"|||||||\".",
            .why = "Version control writes these lines around two versions that it could not join. "
                   "Both versions are still in the file; BIND refuses the zone.",
            .example = "<<<<<<< HEAD\n"
                       "www IN A 192.0.2.1\n"
                       "=======\n"
                       "www IN A 192.0.2.2\n"
                       ">>>>>>> new-web-server",
            .instead = "www IN A 192.0.2.2",
            .fix = "",
        },
};

}  // namespace zonemend::rules
