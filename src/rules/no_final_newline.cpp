#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule no_final_newline;

const Rule no_final_newline = {
    .id = "no-final-newline",
    .severity = Severity::warning,
    .summary = "last line has no line end",
    .authority = "practice",
    .docs =
        {
            .what = "The file ends without a line end.",
            .why =
                "The record is read, but the file may have been cut off, and whatever is appended "
                "to it, by a script or by \"cat\", lands on the same line and damages both "
                "records. BIND warns of it.",
            .example = "www IN A 192.0.2.1<end of file>",
            .instead = "www IN A 192.0.2.1\n"
                       "<end of file>",
            .fix = "Ends the last line as the others end. It is safe: the same records are read.",
        },
};

}  // namespace zonemend::rules
