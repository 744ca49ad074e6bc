#include "rules/shared/nsec3_chain.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule nsec3param_salt;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const Nsec3Param& param : nsec3_params(zone)) {
    if (param.parameters.salt.empty()) continue;
    Finding finding = make_finding(nsec3param_salt, field_place(zone, param.record, 3),
                                   "the NSEC3 records of this zone are made with a salt",
                                   "sign the zone without one (salt '-'): it protects nothing");
    finding.label = "should be -";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule nsec3param_salt = {
    .id = "nsec3param-salt",
    .severity = Severity::info,
    .summary = "NSEC3 uses a salt, which is of no use",
    .authority = "RFC 9276 section 3.1",
    .docs =
        {
            .what = "An NSEC3PARAM record with a salt.",
            .why = "The salt was meant to make it harder to find out the names of a zone. The "
                   "zone's name is part of every hash already and does that, so the salt only "
                   "makes answers larger. It breaks nothing; change it with the next signing.",
            .example = "@ NSEC3PARAM 1 0 0 AABBCCDD",
            .instead = "@ NSEC3PARAM 1 0 0 -",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
