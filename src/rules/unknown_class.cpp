#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule unknown_class;

const Rule unknown_class = {
    .id = "unknown-class",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "record class is not known",
    .authority = "RFC 1035 section 3.2.4",
    .docs =
        {
            .what = "A CLASSnnn word that is out of range, or a class that no zone can have.",
            .why = "BIND refuses the zone. Practically every zone has class IN.",
            .example = "www CLASS70000 A 192.0.2.1",
            .instead = "www IN A 192.0.2.1",
            .fix = "",
        },
};

}  // namespace zonemend::rules
