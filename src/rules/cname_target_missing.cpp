#include <fmt/format.h>

#include "rules/shared/alias_target.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {

extern const Rule cname_target_missing;

namespace {

bool is_challenge(NameView owner) { return owner.first_label() == "_acme-challenge"; }

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  for_targets_with(zone, RrType::cname, target_missing, [&](const Record& record) {
    const NameView target = target_of(zone, record);
    if (is_challenge(zone.name(record.owner)) || is_occluded(zone, record.owner)) return;
    if (target_fault(zone, record) != TargetFault::none) return;
    Finding finding = make_finding(cname_target_missing, target_place(zone, record),
                                   fmt::format("{} points at {}, which does not exist in this zone",
                                               quoted(zone.name(record.owner)), quoted(target)),
                                   "correct the target, add the missing host, or delete the alias");
    finding.label = "no such name";
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule cname_target_missing = {
    .id = "cname-target-missing",
    .severity = Severity::warning,
    .summary = "alias (CNAME) points at a name that does not exist in the zone",
    .authority = "practice",
    .docs =
        {
            .what =
                "A CNAME whose target lies in this zone, where nothing answers for it: no record, "
                "no wildcard, no delegation, no DNAME. Aliases at _acme-challenge are left alone, "
                "since their targets come and go.",
            .why = "Whoever asks for the alias gets \"no such name\". The host was renamed or "
                   "deleted and its alias forgotten, or the name has a typing error.",
            .example = "www IN CNAME wbe\n"
                       "web IN A 192.0.2.80",
            .instead = "www IN CNAME web\n"
                       "web IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
