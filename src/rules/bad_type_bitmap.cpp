#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bad_type_bitmap;

const Rule bad_type_bitmap = {
    .id = "bad-type-bitmap",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "list of record types is not valid",
    .authority = "RFC 4034 section 4.1.2",
    .docs =
        {
            .what = "The type list of an NSEC, NSEC3 or CSYNC record contains a word that is no "
                    "record type.",
            .why = "BIND refuses the zone. In NSEC and NSEC3 the list is written by signing "
                   "software: sign the zone anew. In CSYNC a typing error is the usual cause.",
            .example = "@ IN CSYNC 66 3 A NSS",
            .instead = "@ IN CSYNC 66 3 A NS",
            .fix = "",
        },
};

}  // namespace zonemend::rules
