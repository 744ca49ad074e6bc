#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule include_not_found;

const Rule include_not_found = {
    .id = "include-not-found",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "included file is not there",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "An $INCLUDE that names a file which cannot be found.",
            .why = "The name server refuses the whole zone. Often the file is there on the "
                   "server, but the path is meant relative to another folder: BIND takes it "
                   "relative to its 'directory', Knot relative to the zone file.",
            .example = "$INCLUDE hosst.inc",
            .instead = "$INCLUDE hosts.inc",
            .fix = "",
        },
};

}  // namespace zonemend::rules
