#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bad_hex;

const Rule bad_hex = {
    .id = "bad-hex",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "text is not valid hexadecimal",
    .authority = "RFC 4034 section 5.3",
    .docs =
        {
            .what =
                "A digest or other hexadecimal field with an odd number of digits or with other "
                "characters.",
            .why = "BIND refuses the zone. A fingerprint that was cut while copying, or that still "
                   "has its colons, is the usual cause.",
            .example = "mail IN SSHFP 4 2 12:3f:a0",
            .instead = "mail IN SSHFP 4 2 (\n"
                       "    123fa0557c9a8e1d4bb2c1d5f7a0e3b6\n"
                       "    9c48d2710fe5a6b3c8d94e17f2a05b6c )",
            .fix = "",
        },
};

}  // namespace zonemend::rules
