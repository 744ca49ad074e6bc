#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "rules/shared/delegations.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule sibling_glue_missing;

namespace {

// The delegations with the servers that they name: when one names a server below itself,
// glue-missing speaks about the same address.
using Server = std::pair<NameId, std::string>;
std::set<Server> servers_without_glue(const Zone& zone) {
  std::set<Server> servers;
  for_targets_with(zone, RrType::ns, target_no_glue, [&](const Record& record) {
    servers.emplace(record.owner, ascii::in_small_letters(target_of(zone, record).wire()));
  });
  return servers;
}

Finding describe(const Zone& zone, const std::vector<RecordId>& records, NameId cut) {
  const Record& record = zone.record(records.front());
  const NameView target = target_of(zone, record);
  const std::string more =
      records.size() == 1
          ? ""
          : fmt::format(" (and {})", count_of(records.size() - 1, "other delegation"));
  Finding finding = make_finding(
      sibling_glue_missing, target_place(zone, record),
      fmt::format("the name server {} of {}{} has no address here (glue), and nobody can find the "
                  "servers of {} to ask for it",
                  quoted(target), quoted(zone.name(record.owner)), more, quoted(zone.name(cut))),
      fmt::format("add an A or AAAA record for {} to this zone", quoted(target)));
  finding.label = "no A or AAAA record";
  add_label(finding, zone, first_at(zone, cut, RrType::ns), "delegated here");
  return finding;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  if (!zone.fact<Targets>().occur(RrType::ns, target_no_glue)) return;
  const auto reachable = reachable_delegations(zone);
  const auto is_lost = [&](const NameServer& server) {
    return server.kind == NameServer::Kind::sibling && !reachable[server.cut];
  };
  std::set<Server> servers;
  for (const auto& records : ns_by_target(zone, is_lost)) {
    const Record& record = zone.record(records.front());
    const NameId cut = name_server(zone, record).cut;
    if (servers.empty()) servers = servers_without_glue(zone);
    if (servers.contains({cut, ascii::in_small_letters(target_of(zone, record).wire())})) continue;
    Finding finding = describe(zone, records, cut);
    const bool one_is_dead = std::any_of(records.begin(), records.end(), [&](RecordId id) {
      return !reachable[zone.record(id).owner];
    });
    if (one_is_dead) finding.severity = Severity::error;
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule sibling_glue_missing = {
    .id = "sibling-glue-missing",
    .severity = Severity::warning,
    .summary = "name server below another delegation cannot be found without its address (glue)",
    .authority = "RFC 9471 section 2.3",
    .docs =
        {
            .what = "An NS record whose target lies below another delegation of this zone, "
                    "whose own name servers cannot be found either, while this zone has no "
                    "address (glue) for it. It is an error when a delegation has no other name "
                    "server that can be found.",
            .why = "Each of two delegations names servers in the other. To find the servers of "
                   "the one, a resolver must ask those of the other first, and so it goes "
                   "round in a circle until it gives up. An address in this zone ends that. "
                   "Nothing is wrong where the other delegation can be reached without help, "
                   "and then the rule is silent, although BIND's named-checkzone is not.",
            .example = "blog IN NS ns1.shop\n"
                       "shop IN NS ns1.blog",
            .instead = "blog     IN NS ns1.shop\n"
                       "shop     IN NS ns1.blog\n"
                       "ns1.shop IN A  192.0.2.53\n"
                       "ns1.blog IN A  192.0.2.54",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
