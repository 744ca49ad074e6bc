#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule soa_not_at_apex;

const Rule soa_not_at_apex = {
    .id = "soa-not-at-apex",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "SOA record stands at a name that is not the zone itself",
    .authority = "RFC 1035 section 5.2",
    .docs =
        {
            .what = "An SOA record whose owner is not the name of the zone.",
            .why =
                "The SOA marks the top of a zone. BIND refuses the zone, and skips the next line "
                "while doing so. The cause is usually an $ORIGIN that does not fit, or a file "
                "that was copied from another zone.",
            .example = "$ORIGIN www.example.com.\n"
                       "@ IN SOA ns1 hostmaster 1 2h 30m 4w 1h",
            .instead = "$ORIGIN example.com.\n"
                       "@ IN SOA ns1 hostmaster 1 2h 30m 4w 1h",
            .fix = "",
        },
};

}  // namespace zonemend::rules
