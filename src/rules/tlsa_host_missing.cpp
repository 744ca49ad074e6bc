#include <fmt/format.h>

#include "rules/shared/record_places.h"
#include "rules/shared/service_hosts.h"
#include "rules/shared/service_names.h"

namespace zonemend::rules {

extern const Rule tlsa_host_missing;

namespace {

// What a client can go on with instead of an address.
bool leads_elsewhere(const Zone& zone, NameView host) {
  const NameId id = zone.names().find(host);
  return id != no_name && (zone.has(id, RrType::https) || zone.has(id, RrType::svcb));
}

std::string help_for(const Zone& zone, NameId tlsa, NameView host) {
  const NameId id = zone.names().find(host);
  const bool has_mail = id != no_name && zone.has(id, RrType::mx);
  if (has_mail && label_at(zone.name(tlsa), 0) == "_25") {
    return "senders look at the mail servers that the MX records name: put the record in front of "
           "those";
  }
  return fmt::format(
      "give {} an address, or put the record in front of the host that has the "
      "service",
      quoted(host));
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  for (const NameId id : owners_of(zone, RrType::tlsa)) {
    const NameView owner = zone.name(id);
    const bool has_form =
        (is_port(label_at(owner, 0)) || owner.is_wildcard()) && is_transport(label_at(owner, 1));
    if (!has_form || is_occluded(zone, id)) continue;
    const NameView host = owner.parent().parent();
    if (!lacks_address(zone, host) || leads_elsewhere(zone, host)) continue;
    Finding finding = make_owner_finding(
        zone, tlsa_host_missing, RrType::tlsa, id,
        fmt::format("the certificate (TLSA) is for {}, which has no address", quoted(host)),
        help_for(zone, id, host));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule tlsa_host_missing = {
    .id = "tlsa-host-missing",
    .severity = Severity::warning,
    .summary = "certificate of a service (TLSA) belongs to a host without an address",
    .authority = "RFC 6698 section 3",
    .docs =
        {
            .what = "A TLSA record in front of a name of the zone that has neither an address nor "
                    "an alias.",
            .why = "Nobody connects to a host without an address, so the record protects nothing. "
                   "The host was renamed or has a typing error; or the record stands in front of "
                   "the mail domain instead of its mail server; or the host was answered by a "
                   "wildcard, which a name below it, even this one, puts an end to.",
            .example = "@             IN MX 10 mail\n"
                       "mail          IN A 192.0.2.25\n"
                       "_25._tcp.mial IN TLSA 3 1 1 ( 0C72AC70B745AC19998811B131D662C9\n"
                       "                              AC69DBDBE7CB23E5B514B56664C5D3D6 )",
            .instead = "@             IN MX 10 mail\n"
                       "mail          IN A 192.0.2.25\n"
                       "_25._tcp.mail IN TLSA 3 1 1 ( 0C72AC70B745AC19998811B131D662C9\n"
                       "                              AC69DBDBE7CB23E5B514B56664C5D3D6 )",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
