#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bad_base64;

const Rule bad_base64 = {
    .id = "bad-base64",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "text is not valid base64",
    .authority = "RFC 4648 section 4",
    .docs =
        {
            .what =
                "A key or signature whose base64 text has a wrong character, length or padding.",
            .why = "BIND refuses the zone. A key that was cut while copying is the usual cause.",
            .example = "@ IN DNSKEY 257 3 13 abc=d",
            .instead = "@ IN DNSKEY 257 3 13 (\n"
                       "    mdsswUyr3DPW132mOi8V9xESWE8jTo0d\n"
                       "    xCjjnopKl+GqJxpVXckHAeF+KkxLbxIL\n"
                       "    fDLUT0rAK9iUzy1L53eKGQ== )",
            .fix = "",
        },
};

}  // namespace zonemend::rules
