#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule rfc1035_ttl_semantics;

const Rule rfc1035_ttl_semantics = {
    .id = "rfc1035-ttl-semantics",
    .severity = Severity::warning,
    .summary = "no $TTL: records take the last TTL written above them",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A record without TTL in a file without $TTL. It takes the TTL that was last "
                    "written on some record above it.",
            .why =
                "Whoever moves, inserts or deletes a record changes the TTL of the records below "
                "it without touching them.",
            .example = "www 300 IN A 192.0.2.1\n"
                       "ftp     IN A 192.0.2.2",
            .instead = "$TTL 3600\n"
                       "www 300 IN A 192.0.2.1\n"
                       "ftp     IN A 192.0.2.2",
            .fix = "",
        },
};

}  // namespace zonemend::rules
