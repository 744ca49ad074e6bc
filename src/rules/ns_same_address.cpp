#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "rules/shared/lookup.h"
#include "rules/shared/name_servers.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule ns_same_address;

namespace {

std::vector<RecordId> addresses_at(const Zone& zone, NameId name) {
  std::vector<RecordId> addresses = records_at(zone, name, RrType::a);
  const auto ipv6 = records_at(zone, name, RrType::aaaa);
  addresses.insert(addresses.end(), ipv6.begin(), ipv6.end());
  return addresses;
}

// One machine at the most: no two addresses of one kind.
bool is_one_machine(const Zone& zone, const std::vector<RecordId>& addresses) {
  if (addresses.size() == 1) return true;
  return addresses.size() == 2 && zone.record(addresses[0]).type != zone.record(addresses[1]).type;
}

bool same_addresses(const Zone& zone, const std::vector<RecordId>& a,
                    const std::vector<RecordId>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&zone](RecordId x, RecordId y) {
    return zone.record(x).type == zone.record(y).type && zone.rdata(x) == zone.rdata(y);
  });
}

// The addresses that all the name servers share; empty when they do not, or when they are not all
// in this zone.
std::vector<RecordId> shared_addresses(const Zone& zone, const std::vector<RecordId>& servers) {
  std::vector<RecordId> first;
  std::set<NameId> seen;
  for (const RecordId id : servers) {
    const Lookup found = look_up(zone, target_of(zone, zone.record(id)));
    if (found.kind != Lookup::Kind::node && found.kind != Lookup::Kind::wildcard) return {};
    if (!seen.insert(found.at).second) continue;
    auto addresses = addresses_at(zone, found.at);
    if (!is_one_machine(zone, addresses)) return {};
    if (id == servers.front()) first = addresses;
    if (!same_addresses(zone, addresses, first)) return {};
  }
  return first;
}

std::string address_list(const Zone& zone, const std::vector<RecordId>& addresses) {
  std::string text;
  for (const RecordId id : addresses) {
    text += text.empty() ? "" : " and ";
    text += rdata_text(zone.record(id).type, zone.rr_class(), zone.rdata(id));
  }
  return text;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || only_name_server(zone, zone.origin()) != no_record) return;
  const auto servers = records_at(zone, zone.origin(), RrType::ns);
  const auto addresses = shared_addresses(zone, servers);
  if (addresses.empty()) return;
  Finding finding = make_finding(
      ns_same_address, target_place(zone, zone.record(servers.front())),
      fmt::format("the {} name servers of the zone are one machine: all have the address {}",
                  servers.size(), address_list(zone, addresses)),
      "let one of the names point at a second server, best in another network");
  finding.label = fmt::format("has the address {}", address_list(zone, addresses));
  for (const RecordId id : servers) {
    if (id != servers.front()) add_label(finding, zone, id, "so has this one");
  }
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule ns_same_address = {
    .id = "ns-same-address",
    .severity = Severity::warning,
    .summary = "all name servers of the zone have the same address",
    .authority = "RFC 2182 section 3.1",
    .docs =
        {
            .what = "A zone with several name servers, all of them named in the zone itself, that "
                    "have one and the same address.",
            .why =
                "It only looks like several name servers. When that machine is down or cannot be "
                "reached, web site and mail of the domain are gone for everybody. The names were "
                "often made up because the registry asks for two.",
            .example = "@   IN SOA ns1 hostmaster 7 2h 1h 2w 1h\n"
                       "@   IN NS  ns1\n"
                       "@   IN NS  ns2\n"
                       "ns1 IN A   192.0.2.53\n"
                       "ns2 IN A   192.0.2.53",
            .instead = "@   IN SOA ns1 hostmaster 7 2h 1h 2w 1h\n"
                       "@   IN NS  ns1\n"
                       "@   IN NS  ns2.example.net.\n"
                       "ns1 IN A   192.0.2.53",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
