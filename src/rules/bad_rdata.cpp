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
                "rule applies. An MX record without its preference is the most frequent case.",
            .why = "BIND refuses the zone, and with it every name in it: an old copy goes on "
                   "being served, or none.",
            .example = "@ IN MX mail",
            .instead = "@ IN MX 10 mail",
            .fix = "",
        },
};

}  // namespace zonemend::rules
