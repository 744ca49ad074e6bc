#include "rules/shared/fold.h"
#include "rules/shared/nsec3_chain.h"
#include "rules/shared/signature_text.h"
#include "rules/shared/type_bitmap.h"

namespace zonemend::rules {

extern const Rule nsec3_bitmap;

namespace {

struct Wrong {
  RecordId record;
  NameId name;
  std::string fault;
};

std::vector<Wrong> wrong_in(const Zone& zone, const Standings& standings, const Nsec3Chain& chain) {
  std::vector<Wrong> faults;
  OwnerSets sets;
  for (const HashedName& name : hashed_names(zone, standings, chain.parameters)) {
    const auto links = chain.at(name.hash);
    if (links.empty()) continue;
    sets.load(zone, name.name);
    std::string fault =
        bitmap_fault(links.front().bitmap, RrType::nsec3, sets, standings.of(name.name));
    if (!fault.empty()) faults.push_back({links.front().record, name.name, std::move(fault)});
  }
  sort_by_record(faults);
  return faults;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole || !uses_nsec3(zone)) return;
  const Standings standings(zone);
  for (const Nsec3Chain& chain : used_chains(zone)) {
    report_folded(sink, wrong_in(zone, standings, chain), [&](const Wrong& wrong) {
      Finding finding =
          make_finding(nsec3_bitmap, place_of(zone, zone.record(wrong.record)),
                       fmt::format("the NSEC3 record of {} does not fit its records: {}",
                                   quoted(zone.name(wrong.name)), wrong.fault),
                       "sign the zone again: records were added or deleted after signing");
      finding.label = "lists other types than there are";
      const auto records = zone.records_at(wrong.name);
      if (!records.empty()) add_label(finding, zone, records.front(), "the name's first record");
      return finding;
    });
  }
}

}  // namespace

const Rule nsec3_bitmap = {
    .id = "nsec3-bitmap",
    .severity = Severity::error,
    .summary = "NSEC3 record lists other types than its name has",
    .authority = "RFC 5155 sections 3.2.1 and 7.1",
    .docs =
        {
            .what = "An NSEC3 record whose list of types is not that of the records at the name "
                    "whose hash it stands at. At a delegation it lists NS, and DS and RRSIG where "
                    "there is a DS record.",
            .why = "The list proves which types do not exist. Resolvers that check signatures take "
                   "an answer that a listed type is not there for forged, and may tell their users "
                   "that a type which is left out does not exist.",
            .example = "; an AAAA record was added to www after signing\n"
                       "35mthgpgcu1qg68fab165klnsnk3dpvl NSEC3 1 0 0 - "
                       "b4um86eghhds6nea196smvmlo4ors995 A RRSIG",
            .instead = "; add the AAAA record to the unsigned zone, and sign that again",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
