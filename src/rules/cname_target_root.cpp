#include <fmt/format.h>

#include "rules/shared/alias_target.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {

extern const Rule cname_target_root;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for_targets_with(zone, RrType::cname, target_is_root, [&](const Record& record) {
    Finding finding = make_finding(
        cname_target_root, target_place(zone, record),
        fmt::format("{} points at the root of the DNS", quoted(zone.name(record.owner))),
        "write the target's name, or delete the record");
    finding.label = "the root";
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule cname_target_root = {
    .id = "cname-target-root",
    .severity = Severity::warning,
    .summary = "alias (CNAME) points at the root of the DNS",
    .authority = "practice",
    .docs =
        {
            .what = "A CNAME whose target is a single dot.",
            .why =
                "The root has no address, so the alias leads nowhere. A script that filled in an "
                "empty target is the usual cause. To say that a name offers nothing, leave it out "
                "of the zone.",
            .example = "www IN CNAME .",
            .instead = "www IN CNAME shop.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
