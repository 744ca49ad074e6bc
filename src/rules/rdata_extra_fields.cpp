#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule rdata_extra_fields;

const Rule rdata_extra_fields = {
    .id = "rdata-extra-fields",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "text follows after the record is complete",
    .authority = "RFC of the record type",
    .docs =
        {
            .what = "A record with more fields than its type has.",
            .why =
                "BIND refuses the zone. Often a remark lacks its semicolon, or a name contains a "
                "space.",
            .example = "www IN CNAME shop.example.net. the new shop",
            .instead = "www IN CNAME shop.example.net. ; the new shop",
            .fix = "",
        },
};

}  // namespace zonemend::rules
