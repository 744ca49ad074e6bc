#include <fmt/format.h>

#include "rules/shared/delegations.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule served_by_family;

namespace {

struct Families {
  bool known = true;  // all name servers lie in the zone and have addresses
  bool ipv4 = false;
  bool ipv6 = false;
};

Families families_of(const Zone& zone, const std::vector<RecordId>& servers) {
  Families families;
  for (const RecordId id : servers) {
    const NameServer server = name_server(zone, zone.record(id));
    if (server.kind != NameServer::Kind::addressed) return {.known = false};
    families.ipv4 = families.ipv4 || zone.has(server.at, RrType::a);
    families.ipv6 = families.ipv6 || zone.has(server.at, RrType::aaaa);
  }
  return families;
}

void report(const Zone& zone, FindingSink& sink, const std::vector<RecordId>& servers,
            std::string_view family, RrType type) {
  Finding finding = make_finding(
      served_by_family, target_place(zone, zone.record(servers.front())),
      fmt::format("the zone has {0} addresses, but none of its name servers has one: whoever has "
                  "{0} alone cannot ask for them",
                  family),
      fmt::format("add an {} record to one of the name servers, or name one that has {}",
                  rr_type_text(type), family));
  finding.label = fmt::format("no {} record", rr_type_text(type));
  if (type == RrType::a) finding.severity = Severity::warning;
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  const auto servers = records_at(zone, zone.origin(), RrType::ns);
  const Families families = families_of(zone, servers);
  if (servers.empty() || !families.known) return;
  if (!families.ipv4 && !zone.records_of(RrType::a).empty()) {
    report(zone, sink, servers, "IPv4", RrType::a);
  }
  if (!families.ipv6 && !zone.records_of(RrType::aaaa).empty()) {
    report(zone, sink, servers, "IPv6", RrType::aaaa);
  }
}

}  // namespace

const Rule served_by_family = {
    .id = "served-by-family",
    .severity = Severity::info,
    .summary = "zone has addresses of a kind (IPv4, IPv6) that none of its name servers has",
    .authority = "RFC 3901 section 4",
    .docs =
        {
            .what = "A zone with AAAA records none of whose name servers has an AAAA record, or "
                    "with A records none of whose name servers has an A record (a warning). Only "
                    "zones all of whose name servers lie in the zone are looked at, because the "
                    "addresses of others are not known here.",
            .why = "A resolver that has only IPv6 cannot ask such a zone, and so the IPv6 "
                   "addresses in it are of no use to its clients. Without IPv4, most of the world "
                   "is shut out.",
            .example = "@   IN SOA ns1 hostmaster 7 2h 1h 2w 1h\n"
                       "@   IN NS   ns1\n"
                       "ns1 IN A    192.0.2.53\n"
                       "www IN AAAA 2001:db8::80",
            .instead = "@   IN SOA ns1 hostmaster 7 2h 1h 2w 1h\n"
                       "@   IN NS   ns1\n"
                       "ns1 IN A    192.0.2.53\n"
                       "    IN AAAA 2001:db8::53\n"
                       "www IN AAAA 2001:db8::80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
