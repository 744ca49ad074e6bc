#include "rules/shared/service_hosts.h"

namespace zonemend::rules {

extern const Rule srv_target_no_address;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_hosts_without_address(zone, sink, srv_target_no_address, RrType::srv);
}

}  // namespace

const Rule srv_target_no_address = {
    .id = "srv-target-no-address",
    .severity = Severity::warning,
    .summary = "host of a service (SRV) has no address",
    .authority = "RFC 2782",
    .docs =
        {
            .what = "An SRV record whose target lies in the zone, but has neither an A nor an AAAA "
                    "record there. One finding for each such host.",
            .why = "Phones, chat clients or domain members that look the service up there find "
                   "nothing to connect to. A forgotten dot is a common cause: 'sip.example.net' "
                   "is completed with the zone's own name. BIND says so, but loads the zone.",
            .example = "_sip._tcp IN SRV 0 5 5060 sip",
            .instead = "_sip._tcp IN SRV 0 5 5060 sip\n"
                       "sip       IN A 192.0.2.60",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
