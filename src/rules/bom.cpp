#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule bom;

const Rule bom = {
    .id = "bom",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "file starts with a byte order mark",
    .authority = "practice",
    .docs =
        {
            .what = "A byte order mark (the bytes EF BB BF) at the start of a file.",
            .why = "Some Windows editors write it. A name server takes it for the first letters of "
                   "the first owner or directive: \"$TTL\" is then no directive any more, and the "
                   "zone does not load.",
            .example = "<EF BB BF>$TTL 3600",
            .instead = "$TTL 3600",
            .fix = "Deletes the mark. It is safe: no server could read the line with it.",
        },
};

}  // namespace zonemend::rules
