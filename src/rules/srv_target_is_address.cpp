#include "rules/shared/service_hosts.h"

namespace zonemend::rules {

extern const Rule srv_target_is_address;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_hosts_by_address(zone, sink, srv_target_is_address, RrType::srv);
}

}  // namespace

const Rule srv_target_is_address = {
    .id = "srv-target-is-address",
    .severity = Severity::error,
    .summary = "host of a service (SRV) is given by its address",
    .authority = "RFC 2782",
    .docs =
        {
            .what = "An SRV record with an IP address where the name of a host belongs, with or "
                    "without a dot at its end.",
            .why = "The address is read as a name, such as 192.0.2.60.example.com, which does not "
                   "exist, and nobody who looks the service up can connect. BIND loads it.",
            .example = "_sip._tcp IN SRV 0 5 5060 192.0.2.60",
            .instead = "_sip._tcp IN SRV 0 5 5060 sip\n"
                       "sip       IN A 192.0.2.60",
            .fix = "Writes the name of the host that has the address, where there is exactly one "
                   "in the zone. It is unsafe, because it changes where clients go.",
        },
    .check = check,
};

}  // namespace zonemend::rules
