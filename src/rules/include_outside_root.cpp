#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule include_outside_root;

const Rule include_outside_root = {
    .id = "include-outside-root",
    .severity = Severity::warning,
    .effect = Effect::unread,
    .summary = "included file lies outside the folder that may be included from",
    .authority = "practice",
    .docs =
        {
            .what = "An $INCLUDE whose file lies outside the repository (without one: outside"
                    " the folder of the zone file), after links and \"..\" are followed.",
            .why = "Whoever can propose a zone file could otherwise have any file of the "
                   "machine that checks it read, and parts of it shown in error messages; "
                   "BIND's manual warns of that. The file is not read, so rules that need "
                   "the whole zone stay silent.",
            .example = "$INCLUDE /etc/shadow",
            .instead = "$INCLUDE hosts.inc   ; or allow a folder with --include-root",
            .fix = "",
        },
};

}  // namespace zonemend::rules
