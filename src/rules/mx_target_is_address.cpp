#include <fmt/format.h>

#include "rules/shared/address_owners.h"
#include "rules/shared/alias_target.h"
#include "rules/shared/records.h"
#include "rules/shared/served_records.h"
#include "rules/shared/service_hosts.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule mx_target_is_address;

namespace {

// A host can be called 192.0.2.25.example.com, as long as it is one.
bool is_host(const Zone& zone, NameView target) {
  return look_up(zone, target).kind == Lookup::Kind::node && !lacks_address(zone, target);
}

Finding describe(const Zone& zone, const Record& record, const std::string& address,
                 std::optional<NameView> host) {
  const Place place = target_place(zone, record);
  Finding finding = make_finding(
      mx_target_is_address, place,
      fmt::format("the mail server of {} is given by its address {}, but must be given by its name",
                  quoted(zone.name(record.owner)), address),
      host ? fmt::format("write {}, which has that address", quoted(*host))
           : fmt::format("give a host the address, as in 'mail IN {} {}', and write its name here",
                         address.find(':') == address.npos ? "A" : "AAAA", address));
  finding.label = "an address, not a name";
  if (host && written_target(zone, record)) {
    const std::string name = host->text();
    finding.fixes.push_back(
        {fmt::format("write '{}'", name), Safety::unsafe, {{place.span, name}}});
  }
  return finding;
}

void check(const Zone& zone, FindingSink& sink) {
  AddressOwners owners(zone);
  for_served(zone, RrType::mx, [&](const Record& record) {
    const NameView target = target_of(zone, record);
    const auto address = address_in(zone, target);
    if (!address || is_host(zone, target)) return;
    sink.push_back(describe(zone, record, *address, owners.only_owner(*address)));
  });
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
