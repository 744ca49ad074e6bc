#include <fmt/format.h>

#include "dns/dnssec.h"
#include "rules/shared/nsec3_chain.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule nsec3_with_nsec_only_algorithm;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const std::vector<Nsec3Param> params = nsec3_params(zone);
  if (params.empty()) return;
  for (const DnssecKey& key : apex_keys(zone)) {
    const DnssecAlgorithm* algorithm = find_dnssec_algorithm(key.algorithm);
    if (algorithm == nullptr || algorithm->denial != DenialBy::nsec) continue;
    Finding finding = make_finding(nsec3_with_nsec_only_algorithm, field_place(zone, key.record, 2),
                                   fmt::format("keys of {} do not go together with NSEC3",
                                               dnssec_algorithm_text(key.algorithm)),
                                   "replace the key by one of algorithm 13 (ECDSAP256SHA256)");
    finding.label = "older than NSEC3";
    add_label(finding, zone, params.front().record, "the zone uses NSEC3");
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule nsec3_with_nsec_only_algorithm = {
    .id = "nsec3-with-nsec-only-algorithm",
    .severity = Severity::error,
    .summary = "key of an algorithm that does not go together with NSEC3",
    .authority = "RFC 5155 section 2",
    .docs =
        {
            .what = "A DNSKEY record of algorithm 1, 3 or 5 in a zone with an NSEC3PARAM record.",
            .why = "These numbers say that a resolver need not know NSEC3, so those that follow "
                   "the rule cannot check answers about names that do not exist. BIND refuses to "
                   "sign such a zone. Algorithm 7 is 5 with NSEC3, but both are out of date.",
            .example = "@ DNSKEY     257 3 5 AwEAAcw7SbVzXbTLIhQCjJzG...\n"
                       "@ NSEC3PARAM 1 0 0 -",
            .instead = "@ DNSKEY     257 3 13 oJB1W6WNGv+ldvQ3WDG0MQkg5IEhjRip8WTr...\n"
                       "@ NSEC3PARAM 1 0 0 -",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
