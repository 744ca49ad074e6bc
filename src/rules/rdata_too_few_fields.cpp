#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule rdata_too_few_fields;

const Rule rdata_too_few_fields = {
    .id = "rdata-too-few-fields",
    .severity = Severity::error,
    .effect = Effect::unreadable,
    .summary = "record ends before its data is complete",
    .authority = "RFC of the record type",
    .docs =
        {
            .what = "A record with fewer fields than its type needs.",
            .why =
                "BIND refuses the zone. A forgotten number is the classic; another cause is a "
                "semicolon inside unquoted text, which starts a comment and hides the rest of the "
                "line.",
            .example = "_sip._udp IN SRV 0 5 5060",
            .instead = "_sip._udp IN SRV 0 5 5060 sip.example.net.",
            .fix = "",
        },
};

}  // namespace zonemend::rules
