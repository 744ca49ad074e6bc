#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/address_records.h"
#include "rules/shared/authority.h"
#include "rules/shared/generated.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule address_not_allowed;

namespace {

constexpr RuleOption options[] = {
    {.name = "networks",
     .what = "the networks that addresses may lie in: 192.0.2.0/24, 2001:db8::/32",
     .kind = RuleOption::Kind::list},
};

std::vector<AddressBlock> networks_of(const CheckContext& context) {
  std::vector<AddressBlock> networks;
  for (const std::string& word : context.list(address_not_allowed, "networks")) {
    if (auto block = AddressBlock::parse(word)) networks.push_back(std::move(*block));
  }
  return networks;
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  if (context.list(address_not_allowed, "networks").empty()) return;
  if (zone.rr_class() != RrClass::in) return;
  const std::vector<AddressBlock> networks = networks_of(context);
  const auto& authority = zone.fact<Authority>();
  OncePerDirective once(zone);
  visit_addresses(zone, [&](RecordId id) {
    const Record& record = zone.record(id);
    const std::string_view address = zone.rdata(record);
    const bool allowed =
        std::any_of(networks.begin(), networks.end(),
                    [&](const AddressBlock& block) { return block.contains(address); });
    if (allowed || authority.is_elsewhere(record.owner) || !once.passes(record)) return;
    Finding finding =
        make_finding(address_not_allowed, target_place(zone, record),
                     fmt::format("{} has the address {}, which is in none of the allowed networks",
                                 quoted(zone.name(record.owner)), address_text(zone, record)),
                     "correct the address, or add its network to the list 'networks' of this rule");
    finding.label = "not in the list";
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule address_not_allowed = {
    .id = "address-not-allowed",
    .severity = Severity::warning,
    .enabled = false,
    .summary = "address lies outside the networks that you list",
    .authority = "practice",
    .docs =
        {
            .what = "An A or AAAA record whose address is in none of the networks in the list "
                    "\"networks\". Without a list nothing is checked; a list without an IPv6 "
                    "network allows no IPv6 address, so add \"::/0\" to allow all. Addresses of "
                    "delegated zones' name servers are left out.",
            .why = "Whoever hosts everything in a few networks sees at once when a record points "
                   "elsewhere: a slipped digit, a server that was given back to its provider and "
                   "now belongs to a stranger, a record that somebody should not have added.",
            .example = "; networks = 192.0.2.0/24\n"
                       "www IN A 192.0.3.80",
            .instead = "; networks = 192.0.2.0/24\n"
                       "www IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
