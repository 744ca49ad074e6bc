#include "rules/shared/service_hosts.h"

namespace zonemend::rules {

extern const Rule mx_target_no_address;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_hosts_without_address(zone, sink, mx_target_no_address, RrType::mx);
}

}  // namespace

const Rule mx_target_no_address = {
    .id = "mx-target-no-address",
    .severity = Severity::warning,
    .summary = "mail server (MX) has no address",
    .authority = "RFC 5321 section 5.1",
    .docs =
        {
            .what = "An MX record whose target lies in the zone, but has neither an A nor an AAAA "
                    "record there. One finding for each such mail server.",
            .why = "Senders cannot reach that mail server. If there is another one, mail may "
                   "be late; if it is the only one, mail bounces. A forgotten dot is a common "
                   "cause: 'mail.example.net' is completed with the zone's own name. BIND says "
                   "so, but loads the zone.",
            .example = "@    IN MX 10 mail",
            .instead = "@    IN MX 10 mail\n"
                       "mail IN A 192.0.2.25",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
