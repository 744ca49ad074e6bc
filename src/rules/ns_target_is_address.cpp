#include <fmt/format.h>

#include "rules/shared/name_servers.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {

extern const Rule ns_target_is_address;

namespace {

// The cure is a name for the address, which only the operator knows.
std::string help(const std::string& address) {
  const bool is_ipv6 = address.find(':') != std::string::npos;
  return fmt::format("give the server a name, such as 'ns1 {} {}', and write that name here",
                     is_ipv6 ? "AAAA" : "A", address);
}

void check(const Zone& zone, FindingSink& sink) {
  for_targets_with(
      zone, RrType::ns, target_address | target_number_first, [&](const Record& record) {
        const NameView target = target_of(zone, record);
        const auto address = address_of_name_server(zone, record);
        if (!address) return;
        Finding finding = make_finding(
            ns_target_is_address, target_place(zone, record),
            fmt::format("the name server of {} is an IP address, which is read as the name {}",
                        quoted(zone.name(record.owner)), quoted(target)),
            help(*address));
        finding.label = "a name is needed here";
        sink.push_back(std::move(finding));
      });
}

}  // namespace

const Rule ns_target_is_address = {
    .id = "ns-target-is-address",
    .severity = Severity::error,
    .summary = "name server (NS) is an IP address",
    .authority = "RFC 1035 section 3.3.11",
    .docs =
        {
            .what = "An NS record whose target is written as an IPv4 or IPv6 address.",
            .why = "A name server is named by its host name. \"192.0.2.53\" is read as a name of "
                   "four labels, which does not exist, so nobody reaches that server. Without a "
                   "final dot the name lies in the zone: BIND then refuses the whole zone if the "
                   "record is one of the zone itself. With the dot, and in delegations, it warns "
                   "and loads the zone.",
            .example = "@   IN NS 192.0.2.53",
            .instead = "@   IN NS ns1\n"
                       "ns1 IN A  192.0.2.53",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
