#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bad_rdata;

const Rule bad_rdata = {
    .id = "bad-rdata",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "record data is not valid for its type",
    .authority = "RFC of the record type",
    .docs =
        {
            .what =
                "Data that does not follow the format of its record type, where no more precise "
                "rule applies.",
            .why = "BIND refuses the zone.",
            .example = "@ IN LOC fifty degrees north",
            .instead = "@ IN LOC 50 0 0 N 8 0 0 E 100m",
            .fix = "",
        },
};

}  // namespace zonemend::rules
