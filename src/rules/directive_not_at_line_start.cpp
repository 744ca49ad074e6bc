#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule directive_not_at_line_start;

const Rule directive_not_at_line_start = {
    .id = "directive-not-at-line-start",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "white space stands before a directive",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A line with white space in front of $ORIGIN, $TTL, $INCLUDE, $GENERATE or "
                    "$DATE.",
            .why = "A line that starts with white space is one more record of the owner above, so "
                   "\"$TTL\" is taken for its type. BIND and all other servers refuse the zone. It "
                   "happens when a block of lines is indented in an editor.",
            .example = "  $ORIGIN sub.example.com.",
            .instead = "$ORIGIN sub.example.com.",
            .fix = "Deletes the white space. It is safe: no server could read the line.",
        },
};

}  // namespace zonemend::rules
