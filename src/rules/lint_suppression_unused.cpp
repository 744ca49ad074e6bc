#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule lint_suppression_unused;

const Rule lint_suppression_unused = {
    .id = "lint-suppression-unused",
    .severity = Severity::info,
    .summary = "suppression comment that silences nothing",
    .authority = "practice",
    .docs =
        {
            .what = "A comment \"; zonemend: ignore=RULE\" or \"; zonemend: ignore-file=RULE\" "
                    "where the rule reports nothing, does not exist, or is not named at all.",
            .why = "The problem that it once excused is gone, or the rule's name has a typing "
                   "error. Left in place, it would silently hide the next real mistake on that "
                   "line.",
            .example = "www 3600 IN A 192.0.2.10 ; zonemend: ignore=bad-ipv4 known",
            .instead = "www 3600 IN A 192.0.2.10",
            .fix = "",
        },
};

}  // namespace zonemend::rules
