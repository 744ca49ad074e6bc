#include "rules/shared/service_hosts.h"

namespace zonemend::rules {

extern const Rule srv_null_with_others;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_no_service_beside_hosts(zone, sink, srv_null_with_others, RrType::srv,
                                 {"does not offer the service", "host"});
}

}  // namespace

const Rule srv_null_with_others = {
    .id = "srv-null-with-others",
    .severity = Severity::warning,
    .summary = "\"no such service\" (SRV with target .) stands beside hosts",
    .authority = "RFC 2782",
    .docs =
        {
            .what = "A name with an SRV record whose target is '.', which says that the service is "
                    "not offered, and with other SRV records as well.",
            .why = "The records contradict each other. Clients that look at '.' first give up, "
                   "others connect: the service works for some of its users.",
            .example = "_sip._tcp IN SRV 0 0 0 .\n"
                       "_sip._tcp IN SRV 0 5 5060 sip.example.net.",
            .instead = "_sip._tcp IN SRV 0 5 5060 sip.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
