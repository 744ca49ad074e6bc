#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule unknown_rr_type;

const Rule unknown_rr_type = {
    .id = "unknown-rr-type",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "record type is not known",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what =
                "A word where the record type must stand that names no type which BIND 9 knows.",
            .why =
                "BIND refuses the zone. A typing error is the usual cause; another is a line that "
                "starts with white space by mistake, so that its owner is read as the type. ALIAS "
                "and ANAME exist only in the control panels of some DNS hosts: in a zone file use "
                "A and AAAA at the apex and CNAME below it.",
            .example = "www IN CNMAE shop.example.net.",
            .instead = "www IN CNAME shop.example.net.",
            .fix = "",
        },
};

}  // namespace zonemend::rules
