#include <fmt/format.h>

#include "rules/shared/address_records.h"
#include "rules/shared/records.h"
#include "rules/shared/server_addresses.h"

namespace zonemend::rules {

extern const Rule ns_address_special;

namespace {

// An address that may work for those who are near is no more than a warning.
Severity severity_of(AddressUse use) {
  switch (use) {
    case AddressUse::this_network:
    case AddressUse::multicast:
    case AddressUse::reserved:
      return Severity::error;
    default:
      return Severity::warning;
  }
}

void check(const Zone& zone, FindingSink& sink) {
  for (const ServerAddress& server : zone.fact<UnreachableServers>().all()) {
    const Record& address = zone.record(server.address);
    const NameView zone_name = zone.name(zone.record(server.ns).owner);
    Finding finding = make_finding(
        ns_address_special, target_place(zone, address),
        fmt::format("the name server {} has the address {}, at which nobody outside can reach it",
                    quoted(zone.name(address.owner)), address_text(zone, address)),
        "write its public address, or delete the record: resolvers that try it wait in vain");
    finding.severity = severity_of(server.special->use);
    finding.label = fmt::format("{} ({})", server.special->name, server.special->text);
    add_label(finding, zone, server.ns, fmt::format("name server of {} here", quoted(zone_name)));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule ns_address_special = {
    .id = "ns-address-special",
    .severity = Severity::error,
    .summary = "name server has an address that nobody outside can reach",
    .authority = "RFC 1912 section 2.8, RFC 6890",
    .docs =
        {
            .what =
                "An address, in this zone, of a name server of this zone or of one that is "
                "delegated from it: 0.0.0.0, multicast or reserved, which is an error; loopback, "
                "link-local or from a part of IPv6 that is not given out, which is a warning; and "
                "a private one where that zone also has a public one of the same IP version for a "
                "name "
                "server. Zones "
                "whose name servers are all private are served inside, and zones that block names "
                "have what addresses they like; the addresses of examples (RFC 5737, RFC 3849) "
                "count as public.",
            .why = "Resolvers try all name servers of a zone and all their addresses. One that "
                   "cannot answer makes some look-ups slow; when all are such, the zone is gone "
                   "for everybody outside.",
            .example = "@   IN NS ns1\n"
                       "@   IN NS ns2\n"
                       "ns1 IN A 192.0.2.53\n"
                       "ns2 IN A 10.0.0.53",
            .instead = "@   IN NS ns1\n"
                       "@   IN NS ns2\n"
                       "ns1 IN A 192.0.2.53\n"
                       "ns2 IN A 198.51.100.53",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
