#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule generate_unquoted_rdata;

const Rule generate_unquoted_rdata = {
    .id = "generate-unquoted-rdata",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "data of $GENERATE has several fields without quotes",
    .authority = "BIND manual, $GENERATE",
    .docs =
        {
            .what = "A $GENERATE for a type with several fields, whose data is not quoted as "
                    "one.",
            .why = "BIND refuses the whole zone; its message points to an address in memory "
                   "instead of the line.",
            .example = "$GENERATE 1-3 @ MX 10 mail$",
            .instead = "$GENERATE 1-3 @ MX \"10 mail$\"",
            .fix = "",
        },
};

}  // namespace zonemend::rules
