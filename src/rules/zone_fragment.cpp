#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule zone_fragment;

const Rule zone_fragment = {
    .id = "zone-fragment",
    .severity = Severity::info,
    .effect = Effect::unread,
    .summary = "file is only a part of a zone, and no zone here includes it",
    .authority = "practice",
    .docs =
        {
            .what = "A file without an SOA record that is not named after a zone, and that no "
                    "zone file of the repository or of named.conf includes.",
            .why = "The zone around it is not known: its records are checked one by one, but "
                   "not whether they fit the rest. A part that no zone includes any more does "
                   "nothing.",
            .example = "; hosts.inc, which nothing includes\n"
                       "www IN A 192.0.2.1",
            .instead = "; in the zone file:\n"
                       "$INCLUDE hosts.inc",
            .fix = "",
        },
};

}  // namespace zonemend::rules
