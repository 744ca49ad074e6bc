#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule rdata_not_checked;

const Rule rdata_not_checked = {
    .id = "rdata-not-checked",
    .severity = Severity::info,
    .summary = "data of this type is taken as it stands",
    .authority = "practice",
    .docs =
        {
            .what = "A record of a type whose grammar zonemend does not know.",
            .why = "The record was read, but a mistake in its data would not have been noticed. "
                   "Check it with the server that will load it.",
            .example = "x IN SINK 1 0 0 AAAA",
            .instead = "x IN TXT \"or use a type that is checked\"",
            .fix = "",
        },
};

}  // namespace zonemend::rules
