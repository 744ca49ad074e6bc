#include "dns/rdata_wire.h"
#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"
#include "rules/shared/type_bitmap.h"

namespace zonemend::rules {

extern const Rule nsec_bitmap;

namespace {

struct Wrong {
  RecordId record;
  std::string fault;
};

std::string_view bitmap_of(std::string_view rdata) { return rdata.substr(name_size(rdata)); }

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole) return;
  if (zone.records_of(RrType::nsec).empty()) return;
  std::vector<Wrong> faults;
  visit_owners(zone, Standings(zone), [&](const OwnerSets& sets, Standing standing) {
    const OwnerSets::Rrset* nsec = sets.find(RrType::nsec);
    if (nsec == nullptr || (standing != Standing::node && standing != Standing::cut)) return;
    std::string fault =
        bitmap_fault(bitmap_of(zone.rdata(nsec->first)), RrType::nsec, sets, standing);
    if (!fault.empty()) faults.push_back({nsec->first, std::move(fault)});
  });
  sort_by_record(faults);
  report_folded(sink, faults, [&](const Wrong& wrong) {
    Finding finding =
        make_finding(nsec_bitmap, place_of(zone, zone.record(wrong.record)),
                     fmt::format("the NSEC record of {} does not fit its records: {}",
                                 quoted(zone.name(zone.record(wrong.record).owner)), wrong.fault),
                     "sign the zone again: records were added or deleted after signing");
    finding.label = "lists other types than there are";
    return finding;
  });
}

}  // namespace

const Rule nsec_bitmap = {
    .id = "nsec-bitmap",
    .severity = Severity::error,
    .summary = "NSEC record lists other types than its owner has",
    .authority = "RFC 4034 section 4.1.2; RFC 4035 section 2.3",
    .docs =
        {
            .what = "An NSEC record whose list of types is not that of the records at its name. "
                    "At a delegation it lists NS, and DS where there is one, but no addresses.",
            .why = "The list proves which types do not exist. Resolvers that remember it (RFC "
                   "8198) tell their users that a type which is left out does not exist, and take "
                   "an answer that a listed type is not there for forged.",
            .example = "www A    192.0.2.80\n"
                       "www AAAA 2001:db8::80\n"
                       "www NSEC example.com. A RRSIG NSEC",
            .instead = "; add the AAAA record to the unsigned zone, and sign that again",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
