#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bad_escape;

const Rule bad_escape = {
    .id = "bad-escape",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "backslash sequence is not valid",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what =
                "A backslash followed by a number above 255, by one or two digits only, or by the "
                "end of the line. A backslash takes exactly three decimal digits, or one "
                "character that is not a digit.",
            .why = "BIND refuses the zone. Others drop the backslash and serve a different name or "
                   "text.",
            .example = "@ IN TXT \"C:\\12\"",
            .instead = "@ IN TXT \"C:\\\\12\"",
            .fix = "",
        },
};

}  // namespace zonemend::rules
