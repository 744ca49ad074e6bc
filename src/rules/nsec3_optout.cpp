#include <algorithm>

#include "rules/shared/fold.h"
#include "rules/shared/nsec3_chain.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule nsec3_optout;

namespace {

struct Uncovered {
  NameId name;
  RecordId covering;
};

// A name above a delegation that is left out is left out with it.
void drop_parents(const Zone& zone, const Standings& standings, std::vector<Uncovered>& faults) {
  std::vector<bool> told(standings.size());
  for (const Uncovered& fault : faults) {
    if (standings.of(fault.name) != Standing::cut) continue;
    NameId id = zone.names().parent(fault.name);
    for (; standings.of(id) == Standing::insecure_empty && !told[id];
         id = zone.names().parent(id)) {
      told[id] = true;
    }
  }
  std::erase_if(faults, [&told](const Uncovered& fault) { return told[fault.name]; });
  std::sort(faults.begin(), faults.end(),
            [](const Uncovered& a, const Uncovered& b) { return a.name < b.name; });
}

std::vector<Uncovered> uncovered(const Zone& zone, const Standings& standings,
                                 const Nsec3Chain& chain) {
  const std::vector<HashedName> names = hashed_names(zone, standings, chain.parameters);
  const std::vector<bool> bound = bound_empties(zone, standings, chain, names);
  std::vector<Uncovered> faults;
  for (const HashedName& name : names) {
    if (!standings.is_insecure(name.name) || bound[name.name]) continue;
    if (!chain.at(name.hash).empty()) continue;
    const Nsec3Link& link = chain.covering(name.hash);
    if (!link.opts_out()) faults.push_back({name.name, link.record});
  }
  drop_parents(zone, standings, faults);
  return faults;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole || !uses_nsec3(zone)) return;
  const Standings standings(zone);
  for (const Nsec3Chain& chain : used_chains(zone)) {
    report_folded(sink, uncovered(zone, standings, chain), [&](const Uncovered& fault) {
      const auto records = zone.records_at(fault.name);
      const RecordId shown = records.empty() ? fault.covering : records.front();
      Finding finding = make_finding(
          nsec3_optout, place_of(zone, zone.record(shown)),
          fmt::format("{} {} has no NSEC3 record, and the zone does not opt out of having one",
                      records.empty() ? "the name above delegations" : "the delegation",
                      quoted(zone.name(fault.name))),
          "sign the zone again, with or without opt-out");
      finding.label = records.empty() ? "passes over the name" : "not in the chain of names";
      if (!records.empty()) add_label(finding, zone, fault.covering, "passes over it");
      return finding;
    });
  }
}

}  // namespace

const Rule nsec3_optout = {
    .id = "nsec3-optout",
    .severity = Severity::error,
    .summary = "delegation is left out of the NSEC3 chain without opt-out",
    .authority = "RFC 5155 sections 6 and 7.1",
    .docs =
        {
            .what = "A delegation without DS record, or a name with nothing but such below it, "
                    "that has no NSEC3 record, where the NSEC3 record that passes over it has no "
                    "opt-out flag.",
            .why = "With opt-out, a signer may leave such delegations out. Without the flag, the "
                   "chain proves that the name does not exist, and resolvers that check "
                   "signatures refuse the delegation. It was added to the signed file by hand.",
            .example = "; added after signing\n"
                       "sub NS ns1.example.net.",
            .instead = "; add sub to the unsigned zone, and sign that again",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
