#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bad_svcparam;

const Rule bad_svcparam = {
    .id = "bad-svcparam",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "service parameter of an SVCB or HTTPS record is not valid",
    .authority = "RFC 9460 section 2.1",
    .docs =
        {
            .what =
                "A parameter that is unknown, given twice, or whose value is malformed: an empty "
                "alpn, an address hint that is no address, a mandatory list that names an absent "
                "key, no-default-alpn without alpn.",
            .why = "BIND refuses the zone. Browsers ignore a whole record whose parameters "
                   "contradict each other.",
            .example = "@ IN HTTPS 1 . port=https",
            .instead = "@ IN HTTPS 1 . port=8443",
            .fix = "",
        },
};

}  // namespace zonemend::rules
