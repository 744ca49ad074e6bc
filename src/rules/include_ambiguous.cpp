#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule include_ambiguous;

const Rule include_ambiguous = {
    .id = "include-ambiguous",
    .severity = Severity::warning,
    .summary = "$INCLUDE could mean two different files",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "An $INCLUDE whose name leads to two files with different contents: one "
                    "in BIND's directory, beside the including file, or in the working "
                    "directory.",
            .why = "BIND takes the name relative to its 'directory', Knot relative to the "
                   "including file. Two servers, or a server and this check, may read "
                   "different zones.",
            .example = "$INCLUDE hosts.inc   ; there are ./hosts.inc and zones/hosts.inc",
            .instead = "$INCLUDE zones/hosts.inc   ; and run zonemend with --include-dir",
            .fix = "",
        },
};

}  // namespace zonemend::rules
