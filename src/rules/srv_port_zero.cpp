#include <fmt/format.h>

#include "dns/rdata_wire.h"
#include "rules/shared/record_places.h"
#include "rules/shared/served_records.h"
#include "rules/shared/service_names.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule srv_port_zero;

namespace {

constexpr std::size_t port_at = 4;
constexpr std::size_t port_field = 2;

void check(const Zone& zone, FindingSink& sink) {
  for_served(zone, RrType::srv, [&](const Record& record) {
    const NameView host = target_of(zone, record);
    if (get16(zone.rdata(record), port_at) != 0 || host.is_root()) return;
    if (is_service_instance(zone.name(record.owner))) return;
    Finding finding = make_finding(
        srv_port_zero, field_place(zone, record, port_field),
        fmt::format("the service is to be found on {} at port 0, which is no port", quoted(host)),
        "write the port that the service listens on; to say that there is no such "
        "service, write '.' instead of the host");
    finding.label = "no program listens there";
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule srv_port_zero = {
    .id = "srv-port-zero",
    .severity = Severity::warning,
    .summary = "service (SRV) with a host, but with port 0",
    .authority = "RFC 2782",
    .docs =
        {
            .what = "An SRV record that names a host and the port 0. Instances of DNS-based "
                    "service discovery, such as 'Printer._printer._tcp', are left alone: there "
                    "port 0 says that the name is taken by another protocol.",
            .why = "Nothing can listen on port 0, so no client gets through. Priority, weight and "
                   "port are easily mixed up, being three numbers in a row.",
            .example = "_sip._tcp IN SRV 10 5060 0 sip.example.net.",
            .instead = "_sip._tcp IN SRV 10 0 5060 sip.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
