#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule duplicate_class_or_ttl;

const Rule duplicate_class_or_ttl = {
    .id = "duplicate-class-or-ttl",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "class or TTL is given twice on one record",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "Two TTLs or two classes in front of one record type.",
            .why =
                "A record has one TTL and one class. BIND refuses the zone because the second one "
                "stands where the type must be.",
            .example = "www 300 IN 600 A 192.0.2.1",
            .instead = "www 300 IN A 192.0.2.1",
            .fix = "Deletes the second one where both say the same. It is safe: no server could "
                   "read the record. Of two different TTLs the choice is yours.",
        },
};

}  // namespace zonemend::rules
