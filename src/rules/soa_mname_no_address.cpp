#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/lookup.h"
#include "rules/shared/soa_mailbox.h"

namespace zonemend::rules {

extern const Rule soa_mname_no_address;

namespace {

bool is_name_server(const Zone& zone, NameView name) {
  const auto servers = records_at(zone, zone.origin(), RrType::ns);
  return std::any_of(servers.begin(), servers.end(),
                     [&](RecordId id) { return target_of(zone, zone.record(id)) == name; });
}

// Aliases and forgotten dots are for other rules.
bool lacks_address(const Zone& zone, const SoaData& soa) {
  if (lacks_dot(zone, soa, SoaField::mname, soa.mname)) return false;
  const Lookup found = look_up(zone, soa.mname);
  if (found.kind == Lookup::Kind::missing) return true;
  if (found.kind != Lookup::Kind::node && found.kind != Lookup::Kind::wildcard) return false;
  return !zone.has(found.at, RrType::a) && !zone.has(found.at, RrType::aaaa) &&
         !zone.has(found.at, RrType::cname);
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  const auto soa = published_soa(zone);
  // As a name server of the zone it has its own error: ns-target-no-address.
  if (!soa || soa->mname.is_root() || !lacks_address(zone, *soa) ||
      is_name_server(zone, soa->mname))
    return;
  Finding finding = make_finding(
      soa_mname_no_address, soa_place(zone, *soa, SoaField::mname),
      fmt::format("the zone's primary name server (SOA MNAME) {} has no address in the zone",
                  quoted(soa->mname)),
      "add an A or AAAA record for it, or write the name of the server where the zone is changed");
  finding.label = "no A or AAAA record";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_mname_no_address = {
    .id = "soa-mname-no-address",
    .severity = Severity::warning,
    .summary = "primary name server in the SOA has no address",
    .authority = "RFC 1035 section 3.3.13; RFC 1912 section 2.2",
    .docs =
        {
            .what =
                "An SOA record whose first field, the primary name server, lies in the zone but "
                "has neither an A nor an AAAA record there.",
            .why = "Programs that change records (dynamic updates of DHCP servers and Windows "
                   "computers, certificate tools) send the change to that server and cannot find "
                   "it. A typing error or a server that was renamed is the usual cause.",
            .example = "@   IN SOA sn1 hostmaster 7 2h 1h 2w 1h\n"
                       "@   IN NS  ns1\n"
                       "ns1 IN A   192.0.2.53",
            .instead = "@   IN SOA ns1 hostmaster 7 2h 1h 2w 1h\n"
                       "@   IN NS  ns1\n"
                       "ns1 IN A   192.0.2.53",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
