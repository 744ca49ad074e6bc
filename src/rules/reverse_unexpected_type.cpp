#include <fmt/format.h>

#include <array>

#include "rules/shared/address_records.h"
#include "rules/shared/authority.h"
#include "rules/shared/delegations.h"
#include "rules/shared/generated.h"
#include "rules/shared/records.h"
#include "rules/shared/reverse_names.h"

namespace zonemend::rules {

extern const Rule reverse_unexpected_type;

namespace {

constexpr std::array host_types = {RrType::a, RrType::aaaa, RrType::mx};

// A network's mask stands at its reverse name (RFC 1101).
bool is_mask(const Zone& zone, const Record& record) {
  const SpecialBlock* special = record.type == RrType::a ? special_block_of(zone, record) : nullptr;
  return special != nullptr && special->use == AddressUse::reserved;
}

void report(const Zone& zone, FindingSink& sink, const Record& record) {
  const bool mail = record.type == RrType::mx;
  Finding finding = make_finding(
      reverse_unexpected_type, place_of(zone, record),
      fmt::format("the name {} in a reverse zone has {} ({})", quoted(zone.name(record.owner)),
                  mail ? "a mail server" : "an address", rr_type_text(record.type)),
      mail ? "move it to the zone of the domain that receives mail"
           : "move it to the zone of the host's name, and give the address a PTR record here");
  finding.label = "belongs in another zone";
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  if (!has_reverse_names(zone)) return;
  const auto& authority = zone.fact<Authority>();
  std::vector<bool> servers;  // hosts in the reverse zone itself, as some name servers are
  OncePerDirective once(zone);
  for (const RrType type : host_types) {
    for (const RecordId id : zone.records_of(type)) {
      const Record& record = zone.record(id);
      if (reverse_tree(zone.name(record.owner)) == ReverseTree::none) continue;
      if (authority.is_elsewhere(record.owner) || is_mask(zone, record)) continue;
      if (servers.empty()) servers = named_by_ns(zone);
      if (!servers[record.owner] && once.passes(record)) report(zone, sink, record);
    }
  }
}

}  // namespace

const Rule reverse_unexpected_type = {
    .id = "reverse-unexpected-type",
    .severity = Severity::info,
    .summary = "record in a reverse zone belongs in a forward zone (the zone of a domain)",
    .authority = "practice",
    .docs =
        {
            .what = "An A, AAAA or MX record below in-addr.arpa or ip6.arpa. Addresses of name "
                    "servers whose names lie in the zone, and network masks as RFC 1101 has them, "
                    "are left out.",
            .why = "A reverse zone leads from addresses to names; nobody asks it for addresses or "
                   "mail servers. The line does nothing, and where it was meant to be it is "
                   "missing: often it was written into the wrong file, or lacks the final dot of "
                   "its owner.",
            .example = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "mail IN A 192.0.2.25",
            .instead = "; in the zone example.com:\n"
                       "mail IN A 192.0.2.25",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
