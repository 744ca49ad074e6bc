#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule nul_byte;

const Rule nul_byte = {
    .id = "nul-byte",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "file contains a NUL byte",
    .authority = "practice",
    .docs =
        {
            .what = "A byte of value zero in a word of the file. Of several, the first is shown "
                    "and all are counted; where every other byte is NUL, see utf16-file.",
            .why = "Zone files are text. A NUL usually means that this is not a zone file, or "
                   "was damaged by a crash. BIND stops there, NSD reads the file only up to "
                   "it, others drop the byte and so change a name.",
            .example = "w<NUL>ww IN A 192.0.2.1",
            .instead = "www IN A 192.0.2.1",
            .fix = "",
        },
};

}  // namespace zonemend::rules
