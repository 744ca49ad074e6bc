#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule generate_limit;

const Rule generate_limit = {
    .id = "generate-limit",
    .severity = Severity::error,
    .effect = Effect::unread,
    .summary = "zone generates too many records",
    .authority = "practice",
    .docs =
        {
            .what = "A zone whose $GENERATE directives together make more records than the "
                    "limit, one million unless --limit generated=NUMBER says otherwise, or "
                    "more than 256 octets of data for each of them on average.",
            .why = "The directive is not expanded, so that no input can take all memory of "
                   "the machine that checks it; rules that need the whole zone stay silent.",
            .example = "$GENERATE 1-2000000000 host$ A 192.0.2.1",
            .instead = "$GENERATE 1-200 host$ A 192.0.2.1",
            .fix = "",
        },
};

}  // namespace zonemend::rules
