#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule directive_in_parens;

const Rule directive_in_parens = {
    .id = "directive-in-parens",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "directive stands inside parentheses",
    .authority = "practice",
    .docs =
        {
            .what = "A line that starts with $ORIGIN, $TTL, $INCLUDE, $GENERATE or $DATE between a "
                    "'(' and its ')'.",
            .why = "Inside parentheses line ends count as white space, so the directive becomes "
                   "data of the record above. Usually the closing parenthesis was forgotten there. "
                   "BIND refuses the zone, except where the record takes any text: a TXT record "
                   "silently gets the directive as strings.",
            .example = "@ IN SOA ns1 hostmaster ( 1 2h 30m 4w 1h\n"
                       "$TTL 1d\n"
                       "www IN A 192.0.2.1 )",
            .instead = "@ IN SOA ns1 hostmaster ( 1 2h 30m 4w 1h )\n"
                       "$TTL 1d\n"
                       "www IN A 192.0.2.1",
            .fix = "",
        },
};

}  // namespace zonemend::rules
