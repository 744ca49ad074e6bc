#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule rfc3597_length_mismatch;

const Rule rfc3597_length_mismatch = {
    .id = "rfc3597-length-mismatch",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "length after \\# is not the length of the hex data",
    .authority = "RFC 3597 section 5",
    .docs =
        {
            .what = "A record in the generic form whose stated number of octets differs from the "
                    "hexadecimal digits that follow.",
            .why = "BIND refuses the zone. Usually part of the data was lost when it was "
                   "copied, or was changed and the number was not.",
            .example = "x IN TYPE65300 \\# 4 C00002",
            .instead = "x IN TYPE65300 \\# 3 C00002",
            .fix = "",
        },
};

}  // namespace zonemend::rules
