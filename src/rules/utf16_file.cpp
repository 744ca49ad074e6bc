#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule utf16_file;

const Rule utf16_file = {
    .id = "utf16-file",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "file is saved as UTF-16",
    .authority = "practice",
    .docs =
        {
            .what = "A file that starts with the byte order mark of UTF-16, or in which every "
                    "other byte is NUL.",
            .why =
                "Some Windows programs save text so (Notepad's \"Unicode\", PowerShell's \">\"). "
                "No name server reads it: each prints an error for every line.",
            .example = "<FF FE>$<00>T<00>T<00>L<00> <00>1<00>d<00>",
            .instead = "$TTL 1d",
            .fix = "Converts the whole file to UTF-8. It is unsafe only because it replaces every "
                   "byte of the file: look at the result.",
        },
};

}  // namespace zonemend::rules
