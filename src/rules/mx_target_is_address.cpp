#include "rules/shared/service_hosts.h"

namespace zonemend::rules {

extern const Rule mx_target_is_address;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_hosts_by_address(zone, sink, mx_target_is_address, RrType::mx);
}

}  // namespace

const Rule mx_target_is_address = {
    .id = "mx-target-is-address",
    .severity = Severity::error,
    .summary = "mail server (MX) is given by its address",
    .authority = "RFC 1035 section 3.3.9",
    .docs =
        {
            .what = "An MX record with an IP address where the name of a mail server belongs, with "
                    "or without a dot at its end.",
            .why = "The address is read as a name, such as 192.0.2.25.example.com, which does not "
                   "exist: mail to the domain bounces, or goes where a wildcard of the zone "
                   "leads. BIND says so, but loads the zone.",
            .example = "@    IN MX 10 192.0.2.25",
            .instead = "@    IN MX 10 mail\n"
                       "mail IN A 192.0.2.25",
            .fix =
                "Writes the name of the host that has the address, where there is exactly one in "
                "the zone. It is unsafe, because it changes where mail goes.",
        },
    .check = check,
};

}  // namespace zonemend::rules
