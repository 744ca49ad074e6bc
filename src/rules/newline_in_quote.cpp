#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule newline_in_quote;

const Rule newline_in_quote = {
    .id = "newline-in-quote",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "quoted string runs over a line end",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A string that opens on one line and is closed on a later one. Where no "
                    "later line closes it, see unterminated-quote.",
            .why = "BIND refuses the zone (\"unbalanced quotes\"), also inside parentheses. NSD "
                   "loads it with the line end as part of the string, so that a key or a policy "
                   "is broken there. Long keys that were pasted in several lines look so.",
            .example = "key1._domainkey IN TXT \"v=DKIM1; k=ed25519;\n"
                       "p=VIRXAdRgC/oR8sGsPiO5FpAcccjZt8aa5zWJmZt/bjY=\"",
            .instead =
                "key1._domainkey IN TXT ( \"v=DKIM1; k=ed25519; \"\n"
                "                         \"p=VIRXAdRgC/oR8sGsPiO5FpAcccjZt8aa5zWJmZt/bjY=\" )",
            .fix = "",
        },
};

}  // namespace zonemend::rules
