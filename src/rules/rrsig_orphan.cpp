#include <fmt/format.h>

#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule rrsig_orphan;

namespace {

struct Orphan {
  RecordId record;
  NameId owner;
  RrType covered;
};

// Signatures of what is not signed there are not orphans: rrsig-over-occluded.
bool is_orphan(const OwnerSets& sets, Standing standing, const Signature& signature) {
  if (signature.covered == RrType::rrsig) return true;
  if (sets.find(signature.covered) != nullptr) return false;
  const bool has_other_rule = standing == Standing::cut || standing == Standing::occluded;
  return !has_other_rule || is_signed_type(standing, signature.covered);
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole) return;
  std::vector<Orphan> orphans;
  visit_owners(zone, Standings(zone), [&](const OwnerSets& sets, Standing standing) {
    for (const Signature& signature : sets.signatures()) {
      if (!is_orphan(sets, standing, signature)) continue;
      orphans.push_back({signature.record, sets.owner(), signature.covered});
    }
  });
  sort_by_record(orphans);
  report_folded(sink, orphans, [&](const Orphan& orphan) {
    const std::string type = rr_type_text(orphan.covered);
    Finding finding = make_finding(
        rrsig_orphan, field_place(zone, orphan.record, signature_field::covered),
        orphan.covered == RrType::rrsig
            ? fmt::format("{} has a signature over signatures", quoted(zone.name(orphan.owner)))
            : fmt::format("{} has a signature over {} records, but no such records",
                          quoted(zone.name(orphan.owner)), type),
        "sign the zone again, or delete the signature");
    finding.label = orphan.covered == RrType::rrsig ? "never signed" : "no records of this type";
    return finding;
  });
}

}  // namespace

const Rule rrsig_orphan = {
    .id = "rrsig-orphan",
    .severity = Severity::warning,
    .summary = "signature over records that are not there",
    .authority = "RFC 4035 section 2.2",
    .docs =
        {
            .what = "A signature (RRSIG) over a type that its owner has no records of, or over "
                    "signatures.",
            .why = "The records were deleted from a signed file by hand. The signature itself "
                   "does no harm, but the proof of what exists (NSEC) is then wrong as well, and "
                   "resolvers that check signatures may go on as if the records were there, or "
                   "fail.",
            .example = "www A     192.0.2.80\n"
                       "www RRSIG AAAA 13 3 3600 20260401000000 20260301000000 2371 "
                       "example.com. c2ln...",
            .instead = "; delete the records from the unsigned zone, and sign that again",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
