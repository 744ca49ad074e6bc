#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule no_current_owner;

const Rule no_current_owner = {
    .id = "no-current-owner",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "line starts with white space, but no owner stands above it",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "The first record of a zone starts with white space.",
            .why =
                "White space at the start of a line means \"the same owner as the record above\". "
                "There is none yet, so BIND refuses the zone.",
            .example = "    IN SOA ns1 hostmaster 1 2h 30m 4w 1h",
            .instead = "@   IN SOA ns1 hostmaster 1 2h 30m 4w 1h",
            .fix = "",
        },
};

}  // namespace zonemend::rules
