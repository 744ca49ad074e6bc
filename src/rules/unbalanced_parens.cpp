#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule unbalanced_parens;

const Rule unbalanced_parens = {
    .id = "unbalanced-parens",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "parenthesis without its partner",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "An opening parenthesis that is never closed, or a closing one that was never "
                    "opened.",
            .why = "Parentheses join lines. One that stays open swallows every record below it, up "
                   "to the end of the file; BIND then refuses the zone and often blames a line far "
                   "from the mistake.",
            .example = "@ IN SOA ns1 hostmaster (\n"
                       "    2024050101 2h 30m 4w 1h\n"
                       "www IN A 192.0.2.1",
            .instead = "@ IN SOA ns1 hostmaster (\n"
                       "    2024050101 2h 30m 4w 1h )\n"
                       "www IN A 192.0.2.1",
            .fix = "",
        },
};

}  // namespace zonemend::rules
