#include <fmt/format.h>

#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule rrsig_signer;

namespace {

struct Foreign {
  RecordId record;
  NameView signer;
};

void check(const Zone& zone, FindingSink& sink) {
  if (signing_of(zone) != Signing::whole) return;
  std::vector<Foreign> faults;
  visit_signatures(zone, Standings(zone), [&](const OwnerSets&, const Signature& signature) {
    if (signature.signer == zone.origin_name()) return;
    faults.push_back({signature.record, signature.signer});
  });
  sort_by_record(faults);
  report_folded(sink, faults, [&](const Foreign& fault) {
    Finding finding =
        make_finding(rrsig_signer, field_place(zone, fault.record, signature_field::signer),
                     fmt::format("this signature names {} as its signer, and not the zone {}",
                                 quoted(fault.signer), quoted(zone.origin_name())),
                     "sign the zone again; no resolver accepts a signature by another zone");
    finding.label = "not this zone";
    return finding;
  });
}

}  // namespace

const Rule rrsig_signer = {
    .id = "rrsig-signer",
    .severity = Severity::error,
    .summary = "signature names another zone as its signer",
    .authority = "RFC 4034 section 3.1.7; RFC 4035 section 5.3.1",
    .docs =
        {
            .what = "A signature (RRSIG) whose signer is not the name of the zone.",
            .why = "Resolvers look for the key at the signer's name, and accept signatures by the "
                   "zone of the records alone: the records count as forged. Such lines were copied "
                   "from another zone, or a zone was renamed without signing it again.",
            .example = "www RRSIG A 13 3 3600 20260401000000 20260301000000 2371 example.org. "
                       "c2ln...",
            .instead = "www RRSIG A 13 3 3600 20260401000000 20260301000000 2371 example.com. "
                       "c2ln...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
