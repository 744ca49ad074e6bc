#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule obsolete_type;

const Rule obsolete_type = {
    .id = "obsolete-type",
    .severity = Severity::warning,
    .effect = Effect::refused,
    .summary = "record type is obsolete",
    .authority = "RFC 1123 section 6.1; RFC 7208 section 3.1; RFC 6563",
    .docs =
        {
            .what =
                "A type that must not or should not be used any more: MD, MF, MB, MG, MR, MINFO, "
                "NULL, WKS, SIG, NXT, A6 and SPF.",
            .why =
                "Nobody asks for these records any more, so whatever they say is not heard: a "
                "policy in an SPF record has no effect, it must be in a TXT record. MD and MF "
                "were replaced by MX; BIND refuses a zone that has them, and they are reported as "
                "errors.",
            .example = "@ IN SPF \"v=spf1 mx -all\"",
            .instead = "@ IN TXT \"v=spf1 mx -all\"",
            .fix = "",
        },
};

}  // namespace zonemend::rules
