#include <fmt/format.h>

#include "rules/shared/caa.h"
#include "rules/shared/record_places.h"
#include "rules/shared/served_records.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule caa_bad_flags;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for_served(zone, RrType::caa, [&](const Record& record) {
    const CaaProperty property = caa_property(zone, record);
    if ((property.flags & ~caa_critical) == 0) return;
    const std::uint32_t meaning = property.flags & caa_critical;
    const Place place = field_place(zone, record, caa_flags_field);
    Finding finding = make_finding(
        caa_bad_flags, place,
        fmt::format("the flags {} mean the same as {}", property.flags, meaning),
        property.is_critical()
            ? "write 128"
            : "write 0; if the record is to be critical, write 128, the one flag there is");
    finding.label = "only 0 and 128 have a meaning";
    if (has_written_fields(zone, record)) {
      finding.fixes.push_back({fmt::format("write {}", meaning),
                               Safety::unsafe,
                               {{place.span, fmt::format("{}", meaning)}}});
    }
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule caa_bad_flags = {
    .id = "caa-bad-flags",
    .severity = Severity::warning,
    .summary = "CAA record has flags without a meaning",
    .authority = "RFC 8659 section 4.1",
    .docs =
        {
            .what = "A CAA record whose flags are neither 0 nor 128 (\"critical\").",
            .why = "Certification authorities ignore all other flags. A 1 is mostly meant to be "
                   "\"critical\", the first flag, which is written 128: the strictness that was "
                   "wanted is not there.",
            .example = "@ IN CAA 1 issue \"letsencrypt.org\"",
            .instead = "@ IN CAA 128 issue \"letsencrypt.org\"",
            .fix = "Writes the flags as authorities read them: 128 or 0. It is unsafe, because it "
                   "changes the record that is served, and 128 may be what was meant.",
        },
    .check = check,
};

}  // namespace zonemend::rules
