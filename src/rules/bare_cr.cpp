#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bare_cr;

const Rule bare_cr = {
    .id = "bare-cr",
    .severity = Severity::error,
    .summary = "carriage return without a line feed",
    .authority = "practice",
    .docs =
        {
            .what =
                "A carriage return (CR) that no line feed follows, as very old Mac software wrote "
                "it.",
            .why = "Servers disagree on what it means: BIND and NSD end the line there, ldns reads "
                   "on, Knot refuses the file. One record can so become two, or two become one.",
            .example = "www IN A 192.0.2.1<CR>ftp IN A 192.0.2.2",
            .instead = "www IN A 192.0.2.1\n"
                       "ftp IN A 192.0.2.2",
            .fix = "",
        },
};

}  // namespace zonemend::rules
