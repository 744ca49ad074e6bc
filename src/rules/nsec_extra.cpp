#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule nsec_extra;

namespace {

std::string_view reason(Standing standing) {
  switch (standing) {
    case Standing::occluded:
      return "lies below a delegation or a DNAME";
    case Standing::empty:
    case Standing::insecure_empty:
      return "has no records of its own";
    default:
      return "has no other records";
  }
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole) return;
  if (zone.records_of(RrType::nsec).empty()) return;
  const Standings standings(zone);
  std::vector<RecordId> faults;
  for (const RecordId id : zone.records_of(RrType::nsec)) {
    if (!standings.is_owner(zone.record(id).owner)) faults.push_back(id);
  }
  report_folded(sink, faults, [&](RecordId id) {
    const NameId owner = zone.record(id).owner;
    Finding finding =
        make_finding(nsec_extra, place_of(zone, zone.record(id)),
                     fmt::format("{} has an NSEC record, but {}", quoted(zone.name(owner)),
                                 reason(standings.of(owner))),
                     "sign the zone again: the chain of names has one too many");
    finding.label = "belongs to no name of the zone";
    return finding;
  });
}

}  // namespace

const Rule nsec_extra = {
    .id = "nsec-extra",
    .severity = Severity::error,
    .summary = "NSEC record at a name that the zone does not have",
    .authority = "RFC 4035 section 2.3",
    .docs =
        {
            .what = "An NSEC record at a name without other records, or below a delegation or a "
                    "DNAME.",
            .why = "NSEC records prove which names exist, and this one vouches for a name that "
                   "does not, or that another zone answers for. Mostly the name's records were "
                   "deleted from a signed file by hand. dnssec-verify and Knot refuse the zone.",
            .example = "; shop A 192.0.2.81 stood here\n"
                       "shop NSEC www.example.com. A RRSIG NSEC",
            .instead = "; delete shop from the unsigned zone, and sign that again",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
