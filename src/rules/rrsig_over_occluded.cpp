#include <fmt/format.h>

#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule rrsig_over_occluded;

namespace {

struct Needless {
  RecordId record;
  NameId owner;
  RrType covered;
  Standing standing;
};

void check(const Zone& zone, FindingSink& sink) {
  if (signing_of(zone) != Signing::whole) return;
  std::vector<Needless> faults;
  visit_owners(zone, Standings(zone), [&](const OwnerSets& sets, Standing standing) {
    if (standing != Standing::cut && standing != Standing::occluded) return;
    for (const Signature& signature : sets.signatures()) {
      if (is_signed_type(standing, signature.covered)) continue;
      if (signature.covered == RrType::rrsig) continue;
      faults.push_back({signature.record, sets.owner(), signature.covered, standing});
    }
  });
  sort_by_record(faults);
  report_folded(sink, faults, [&](const Needless& fault) {
    const bool is_cut = fault.standing == Standing::cut;
    Finding finding = make_finding(
        rrsig_over_occluded, field_place(zone, fault.record, signature_field::covered),
        fmt::format("{} {}, and have a signature here",
                    rrset_words(zone, fault.owner, fault.covered),
                    is_cut ? "belong to the delegated zone"
                           : "are hidden by a delegation or a DNAME above"),
        "sign the zone again with a signer that knows delegations, or delete the signature");
    finding.label = is_cut ? "not this zone's to sign" : "below a delegation or a DNAME";
    return finding;
  });
}

}  // namespace

const Rule rrsig_over_occluded = {
    .id = "rrsig-over-occluded",
    .severity = Severity::warning,
    .summary = "signature over records of a delegation",
    .authority = "RFC 4035 section 2.2",
    .docs =
        {
            .what = "A signature (RRSIG) over the NS records of a delegation, the addresses "
                    "below it, or anything else that a delegation or a DNAME hides. At a "
                    "delegation only DS and NSEC are signed.",
            .why = "The zone does not speak for these records, so a signature over them says "
                   "nothing, and some resolvers and checkers take it for a fault of the zone. "
                   "Usually the delegation was added to a signed file by hand.",
            .example = "sub NS    ns1.example.net.\n"
                       "sub RRSIG NS 13 3 3600 20260401000000 20260301000000 2371 example.com. "
                       "c2ln...",
            .instead = "sub NS    ns1.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
