#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/nsec3_chain.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule nsec3param_unknown_hash;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const std::vector<Nsec3Param> params = nsec3_params(zone);
  const bool some_known = std::any_of(params.begin(), params.end(), [](const Nsec3Param& param) {
    return param.parameters.is_known();
  });
  for (const Nsec3Param& param : params) {
    if (param.parameters.is_known()) continue;
    Finding finding =
        make_finding(nsec3param_unknown_hash, field_place(zone, param.record, 0),
                     fmt::format("there is no NSEC3 hash algorithm {}", param.parameters.algorithm),
                     "sign the zone with algorithm 1, the only one");
    finding.label = "must be 1";
    if (some_known) finding.severity = Severity::warning;
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule nsec3param_unknown_hash = {
    .id = "nsec3param-unknown-hash",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "NSEC3PARAM names a hash algorithm that does not exist",
    .authority = "RFC 5155 section 4.1.1",
    .docs =
        {
            .what = "An NSEC3PARAM record at the zone's own name whose first field is not 1. A "
                    "warning when there is another one with 1.",
            .why = "Algorithm 1 (SHA-1) is the only one, so no server can use the record. BIND "
                   "refuses to load a zone in which no NSEC3PARAM record has it.",
            .example = "@ NSEC3PARAM 2 0 0 -",
            .instead = "@ NSEC3PARAM 1 0 0 -",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
