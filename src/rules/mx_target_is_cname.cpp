#include "rules/shared/alias_targets.h"

namespace zonemend::rules {

extern const Rule mx_target_is_cname;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_alias_targets(zone, sink, mx_target_is_cname, RrType::mx);
}

}  // namespace

const Rule mx_target_is_cname = {
    .id = "mx-target-is-cname",
    .severity = Severity::warning,
    .summary = "mail server (MX) is an alias (CNAME)",
    .authority = "RFC 2181 section 10.3",
    .docs =
        {
            .what = "An MX record whose target owns a CNAME in this zone.",
            .why =
                "A mail server must be named by a name that has addresses. Some senders refuse to "
                "follow the alias, and then that mail bounces; BIND calls it illegal, but loads "
                "the zone.",
            .example = "@    IN MX 10 mail\n"
                       "mail IN CNAME mx.example.net.",
            .instead = "@    IN MX 10 mx.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
