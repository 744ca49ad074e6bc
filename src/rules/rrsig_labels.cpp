#include <fmt/format.h>

#include "rules/shared/fold.h"
#include "rules/shared/signature_text.h"
#include "rules/shared/signed_data.h"

namespace zonemend::rules {

extern const Rule rrsig_labels;

namespace {

struct Miscounted {
  RecordId record;
  NameId owner;
  unsigned count;
};

void check(const Zone& zone, FindingSink& sink) {
  if (signing_of(zone) != Signing::whole) return;
  std::vector<Miscounted> faults;
  visit_signatures(zone, Standings(zone), [&](const OwnerSets& sets, const Signature& signature) {
    if (signature.labels == signed_labels(zone.name(sets.owner()))) return;
    faults.push_back({signature.record, sets.owner(), signature.labels});
  });
  sort_by_record(faults);
  report_folded(sink, faults, [&](const Miscounted& fault) {
    const NameView owner = zone.name(fault.owner);
    Finding finding = make_finding(
        rrsig_labels, field_place(zone, fault.record, signature_field::labels),
        fmt::format("this signature says that its name has {}, but {} has {}",
                    count_of(fault.count, "label"), quoted(owner), signed_labels(owner)),
        fault.count < signed_labels(owner)
            ? "sign the zone again: this is the signature of a wildcard's answer"
            : "sign the zone again: no resolver accepts this signature");
    finding.label = fmt::format("should be {}", signed_labels(owner));
    return finding;
  });
}

}  // namespace

const Rule rrsig_labels = {
    .id = "rrsig-labels",
    .severity = Severity::error,
    .summary = "signature counts the labels of its name wrongly",
    .authority = "RFC 4034 section 3.1.3",
    .docs =
        {
            .what = "A signature (RRSIG) whose number of labels is not that of its owner. The "
                    "root and a leading '*' do not count.",
            .why = "The number tells resolvers whether an answer was made from a wildcard. When "
                   "it is too large the signature is void; when it is too small, resolvers ask "
                   "for a proof that the name itself does not exist, and get none. Such lines "
                   "come from answers of a server that were copied into a file.",
            .example = "www RRSIG A 13 2 3600 20260401000000 20260301000000 2371 example.com. "
                       "c2ln...",
            .instead = "www RRSIG A 13 3 3600 20260401000000 20260301000000 2371 example.com. "
                       "c2ln...",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
