#include <fmt/format.h>

#include "rules/shared/nsec3_chain.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule nsec3param_flags;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const Nsec3Param& param : nsec3_params(zone)) {
    if (param.flags == 0) continue;
    Finding finding = make_finding(
        nsec3param_flags, field_place(zone, param.record, 1),
        fmt::format("servers ignore an NSEC3PARAM record with flags, and this has {}", param.flags),
        "write 0; whether the zone opts out is said by the flags of the NSEC3 records");
    finding.label = "must be 0";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule nsec3param_flags = {
    .id = "nsec3param-flags",
    .severity = Severity::error,
    .summary = "NSEC3PARAM has flags",
    .authority = "RFC 5155 section 4.1.2",
    .docs =
        {
            .what = "An NSEC3PARAM record at the zone's own name whose second field is not 0.",
            .why = "Servers must ignore the record, and then do not find the zone's NSEC3 records: "
                   "they cannot prove that a name does not exist. The opt-out flag belongs to the "
                   "NSEC3 records alone. named-checkzone does not complain.",
            .example = "@ NSEC3PARAM 1 1 0 -",
            .instead = "@ NSEC3PARAM 1 0 0 -",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
