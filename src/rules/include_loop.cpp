#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule include_loop;

const Rule include_loop = {
    .id = "include-loop",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "files include each other in a circle",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "An $INCLUDE that leads back to a file which is being read already.",
            .why = "Name servers read on until they run out of open files, and then refuse "
                   "the zone; Knot prints some 20,000 lines before it does. The message "
                   "shows the whole way round.",
            .example = "; in hosts.inc:\n"
                       "$INCLUDE hosts.inc",
            .instead = "; delete the line",
            .fix = "",
        },
};

}  // namespace zonemend::rules
