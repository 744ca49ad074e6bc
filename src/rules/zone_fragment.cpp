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
            .what = "A file without SOA whose name is no zone's, and that no zone file of the "
                    "repository or of named.conf includes.",
            .why = "What surrounds it is unknown: its records are checked one by one, but not "
                   "whether they fit the zone. If it is no longer included anywhere, it does "
                   "nothing.",
            .example = "; hosts.inc, which nothing includes\n"
                       "www IN A 192.0.2.1",
            .instead = "; in the zone file:\n"
                       "$INCLUDE hosts.inc",
            .fix = "",
        },
};

}  // namespace zonemend::rules
