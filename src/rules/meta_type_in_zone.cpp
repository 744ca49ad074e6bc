#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule meta_type_in_zone;

const Rule meta_type_in_zone = {
    .id = "meta-type-in-zone",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "type exists only in DNS messages, not in zones",
    .authority = "RFC 6895 section 3.1",
    .docs =
        {
            .what =
                "A record of type OPT, TSIG, TKEY, AXFR, IXFR, ANY or another type reserved for "
                "queries and messages.",
            .why = "Such types belong to the talk between servers (transfers, signed messages) "
                   "and are never stored. BIND refuses the zone.",
            .example = "@ IN OPT \\# 0",
            .instead = "; delete the record",
            .fix = "",
        },
};

}  // namespace zonemend::rules
