#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule wrong_comment_character;

const Rule wrong_comment_character = {
    .id = "wrong-comment-character",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "line looks like a comment of another language",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what =
                "A line that starts with \"#\", \"//\", \"/*\" or \"--\". In zone files a comment "
                "starts with a semicolon.",
            .why = "BIND takes the line for a record and refuses the zone.",
            .example = "# web servers",
            .instead = "; web servers",
            .fix = "Puts a semicolon in front of the line. It is safe: no server could read the "
                   "line.",
        },
};

}  // namespace zonemend::rules
