#include <algorithm>
#include <set>

#include "rules/shared/fold.h"
#include "rules/shared/nsec3_chain.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule nsec3_missing;

namespace {

struct Missing {
  Place place;
  NameId name;
};

// An NSEC3PARAM that announces a chain of which there is nothing.
void report_no_chain(const Zone& zone, FindingSink& sink, const std::vector<Nsec3Chain>& chains) {
  std::set<Nsec3Parameters> present;
  for (const Nsec3Chain& chain : chains) present.insert(chain.parameters);
  if (chains.size() == most_used_chains) {
    for (const Nsec3Chain& chain : nsec3_chains(zone)) present.insert(chain.parameters);
  }
  for (const Nsec3Param& param : nsec3_params(zone)) {
    if (present.contains(param.parameters) || !param.parameters.can_be_checked()) continue;
    Finding finding = make_finding(nsec3_missing, place_of(zone, zone.record(param.record)),
                                   "there are no NSEC3 records with these parameters",
                                   "sign the zone again, or delete the record");
    finding.label = "announces NSEC3 records";
    // A zone on its way to NSEC3, or back, still has its NSEC records.
    if (uses_nsec(zone) || !chains.empty()) finding.severity = Severity::warning;
    sink.push_back(std::move(finding));
  }
}

// A name without records is shown at the NSEC3 record that passes over it.
Place place_of_name(const Zone& zone, const HashedName& name, const Nsec3Chain& chain) {
  const auto records = zone.records_at(name.name);
  const RecordId shown = records.empty() ? chain.covering(name.hash).record : records.front();
  return place_of(zone, zone.record(shown));
}

void check_chain(const Zone& zone, FindingSink& sink, const Standings& standings,
                 const Nsec3Chain& chain) {
  const std::vector<HashedName> names = hashed_names(zone, standings, chain.parameters);
  const std::vector<bool> bound = bound_empties(zone, standings, chain, names);
  std::vector<Missing> faults;
  for (const HashedName& name : names) {
    if (!chain.at(name.hash).empty()) continue;
    if (standings.is_insecure(name.name) && !bound[name.name]) continue;
    faults.push_back({place_of_name(zone, name, chain), name.name});
  }
  std::sort(faults.begin(), faults.end(), [](const Missing& a, const Missing& b) {
    return std::pair(a.place.span.begin, a.name) < std::pair(b.place.span.begin, b.name);
  });
  report_folded(sink, faults, [&](const Missing& fault) {
    Finding finding = make_finding(
        nsec3_missing, fault.place,
        fmt::format("{} has no NSEC3 record", quoted(zone.name(fault.name))),
        "sign the zone again: what is added to a signed file by hand, its chain passes over");
    finding.label = zone.records_at(fault.name).empty()
                        ? "passes over the name, which has names below it"
                        : "not in the chain of names";
    return finding;
  });
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole) return;
  const std::vector<Nsec3Chain> chains = used_chains(zone);
  report_no_chain(zone, sink, chains);
  if (!uses_nsec3(zone)) return;
  const Standings standings(zone);
  for (const Nsec3Chain& chain : chains) check_chain(zone, sink, standings, chain);
}

}  // namespace

const Rule nsec3_missing = {
    .id = "nsec3-missing",
    .severity = Severity::error,
    .summary = "name of a signed zone has no NSEC3 record",
    .authority = "RFC 5155 section 7.1",
    .docs =
        {
            .what = "A name of a zone signed with NSEC3, a delegation with DS, or a name that only "
                    "has names below it, without an NSEC3 record of its own. Also an NSEC3PARAM "
                    "record whose NSEC3 records are not there. Delegations without DS are "
                    "nsec3-optout's.",
            .why = "The NSEC3 records form a chain of all names, in the form of hashes, which "
                   "proves that there are no others. It says that this one does not exist. A name "
                   "was added to the signed file by hand.",
            .example = "; added after signing\n"
                       "shop A 192.0.2.81",
            .instead = "; add shop to the unsigned zone, and sign that again",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
