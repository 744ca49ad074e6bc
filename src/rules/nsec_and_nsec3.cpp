#include <algorithm>

#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule nsec_and_nsec3;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || signing_of(zone) != Signing::whole) return;
  const auto nsec = zone.records_of(RrType::nsec);
  const auto nsec3 = zone.records_of(RrType::nsec3);
  if (nsec.empty() || nsec3.empty()) return;
  const auto [first, second] = std::minmax(nsec.front(), nsec3.front());
  Finding finding =
      make_finding(nsec_and_nsec3, place_of(zone, zone.record(second)),
                   "this zone has both NSEC and NSEC3 records",
                   "wait until the signer has done the change from one to the other, or sign the "
                   "zone again");
  finding.label = rr_type_text(zone.record(second).type) + " here";
  add_label(finding, zone, first, rr_type_text(zone.record(first).type) + " here");
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule nsec_and_nsec3 = {
    .id = "nsec-and-nsec3",
    .severity = Severity::warning,
    .summary = "zone has both NSEC and NSEC3 records",
    .authority = "RFC 5155 sections 10.4 and 10.5",
    .docs =
        {
            .what = "NSEC and NSEC3 records in one zone. Each chain is checked as well, if it "
                    "reaches the zone's own name.",
            .why =
                "A zone has both only while a signer changes from one to the other. As a lasting "
                "state it makes every answer larger, gives away the names that NSEC3 was meant "
                "to hide, and servers differ in which of the two they use.",
            .example = "www                              NSEC  example.com. A RRSIG NSEC\n"
                       "2t7b4g4vsa5smi47k61mv5bv1a22bojr NSEC3 1 0 0 - "
                       "35mthgpgcu1qg68fab165klnsnk3dpvl A RRSIG",
            .instead = "www                              NSEC  example.com. A RRSIG NSEC",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
