#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule include_too_deep;

const Rule include_too_deep = {
    .id = "include-too-deep",
    .severity = Severity::warning,
    .summary = "files are included more than ten deep",
    .authority = "practice",
    .docs =
        {
            .what = "An $INCLUDE in a file that is itself the tenth in a row of included "
                    "files.",
            .why = "NSD reads at most ten files one within the other and refuses the zone; "
                   "BIND and Knot read it.",
            .example = "; in the tenth file:\n"
                       "$INCLUDE eleventh.inc",
            .instead = "; in the zone file:\n"
                       "$INCLUDE eleventh.inc",
            .fix = "",
        },
};

}  // namespace zonemend::rules
