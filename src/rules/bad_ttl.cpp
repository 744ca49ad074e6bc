#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bad_ttl;

const Rule bad_ttl = {
    .id = "bad-ttl",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "TTL is not a number of seconds or a time such as 1h30m",
    .authority = "RFC 2308 section 4",
    .docs =
        {
            .what =
                "A TTL, on a record or after $TTL, that BIND cannot read: \"1h30\" lacks the last "
                "unit, \"1x\" has an unknown one, \"-1\" is negative, and values above 4294967295 "
                "do not fit.",
            .why = "BIND refuses the zone. Other servers read \"1h30\" as one hour and thirty "
                   "seconds, or wrap the number silently.",
            .example = "$TTL 1h30",
            .instead = "$TTL 1h30m",
            .fix = "",
        },
};

}  // namespace zonemend::rules
