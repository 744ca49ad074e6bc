#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule unterminated_quote;

const Rule unterminated_quote = {
    .id = "unterminated-quote",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "quoted string is not closed on its line",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A double quote that has no partner before the end of the line.",
            .why =
                "BIND refuses the zone. Where the string was meant to end is a guess, so nothing "
                "after the quote on that line can be trusted.",
            .example = "@ IN TXT \"v=spf1 mx -all",
            .instead = "@ IN TXT \"v=spf1 mx -all\"",
            .fix = "",
        },
};

}  // namespace zonemend::rules
