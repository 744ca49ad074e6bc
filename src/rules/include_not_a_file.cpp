#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule include_not_a_file;

const Rule include_not_a_file = {
    .id = "include-not-a-file",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "included file cannot be read",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "An $INCLUDE that names a folder, a device, or a file without read "
                    "permission.",
            .why = "The name server refuses the whole zone, or hangs on a device that never "
                   "ends.",
            .example = "$INCLUDE hosts/",
            .instead = "$INCLUDE hosts/web.inc",
            .fix = "",
        },
};

}  // namespace zonemend::rules
