#include <algorithm>

#include "rules/shared/fold.h"
#include "rules/shared/nsec3_chain.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule nsec3_extra;

namespace {

// Both are sorted by hash.
std::vector<RecordId> without_name(const Nsec3Chain& chain, const std::vector<HashedName>& names) {
  std::vector<RecordId> records;
  auto name = names.begin();
  for (const Nsec3Link& link : chain.links) {
    while (name != names.end() && name->hash < link.hash) ++name;
    if (name == names.end() || name->hash != link.hash) records.push_back(link.record);
  }
  std::sort(records.begin(), records.end());
  return records;
}

void report_without_name(const Zone& zone, FindingSink& sink, const Standings& standings) {
  for (const Nsec3Chain& chain : used_chains(zone)) {
    const auto names = hashed_names(zone, standings, chain.parameters);
    report_folded(sink, without_name(chain, names), [&](RecordId record) {
      Finding finding = make_finding(
          nsec3_extra, place_of(zone, zone.record(record)),
          "this NSEC3 record belongs to no name of the zone",
          "sign the zone again: the name's records were deleted, or this is of another zone");
      finding.label = "the hash of no name here";
      return finding;
    });
  }
}

// While a chain with new parameters is made, or an old one is removed, there are such.
void report_unannounced(const Zone& zone, FindingSink& sink) {
  const std::vector<Nsec3Param> params = nsec3_params(zone);
  if (params.empty()) return;
  const std::set<Nsec3Parameters> announced = parameters_of(params);
  for (const Nsec3Chain& chain : nsec3_chains(zone)) {
    if (announced.contains(chain.parameters) || !chain.parameters.is_known()) continue;
    std::vector<RecordId> records;
    for (const Nsec3Link& link : chain.links) records.push_back(link.record);
    std::sort(records.begin(), records.end());
    const auto make = [&](RecordId record) {
      Finding finding =
          make_finding(nsec3_extra, place_of(zone, zone.record(record)),
                       "no NSEC3PARAM record has the iterations and salt of this NSEC3 record",
                       "sign the zone again: servers do not use it");
      finding.label = "of another chain";
      finding.severity = Severity::warning;
      add_label(finding, zone, params.front().record, "the parameters that are used");
      return finding;
    };
    report_folded(sink, records, make, 1);
  }
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole || !uses_nsec3(zone)) return;
  report_without_name(zone, sink, Standings(zone));
  report_unannounced(zone, sink);
}

}  // namespace

const Rule nsec3_extra = {
    .id = "nsec3-extra",
    .severity = Severity::error,
    .summary = "NSEC3 record belongs to no name of the zone",
    .authority = "RFC 5155 section 7.1",
    .docs =
        {
            .what = "An NSEC3 record whose owner is not the hash of a name of the zone; or, as a "
                    "warning, NSEC3 records with other iterations or another salt than any "
                    "NSEC3PARAM record says.",
            .why = "NSEC3 records prove which names exist, and this one vouches for a name that "
                   "does not. Mostly the name's records were deleted from a signed file by hand. "
                   "dnssec-verify refuses the zone.",
            .example = "; shop A 192.0.2.81 stood here\n"
                       "2t7b4g4vsa5smi47k61mv5bv1a22bojr NSEC3 1 0 0 - "
                       "35mthgpgcu1qg68fab165klnsnk3dpvl A RRSIG",
            .instead = "; delete shop from the unsigned zone, and sign that again",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
