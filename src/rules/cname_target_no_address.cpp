#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {

extern const Rule cname_target_no_address;

namespace {

bool has_underscore(NameView name) {
  for (; !name.is_root(); name = name.parent()) {
    if (name.first_label().starts_with('_')) return true;
  }
  return false;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  for_targets_with(zone, RrType::cname, target_leads_nowhere, [&](const Record& record) {
    const NameView target = target_of(zone, record);
    if (has_underscore(zone.name(record.owner)) || is_occluded(zone, record.owner)) return;
    Finding finding =
        make_finding(cname_target_no_address, target_place(zone, record),
                     fmt::format("{} points at {}, which has no address",
                                 quoted(zone.name(record.owner)), quoted(target)),
                     "give the target A or AAAA records, or point at a host that has them");
    finding.label = "no A, AAAA or CNAME there";
    const auto there = zone.records_at(look_up(zone, target).at);
    if (!there.empty()) {
      add_label(finding, zone, there.front(),
                rr_type_text(zone.record(there.front()).type) + " here");
    }
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule cname_target_no_address = {
    .id = "cname-target-no-address",
    .severity = Severity::info,
    .summary = "alias (CNAME) points at a name without an address",
    .authority = "practice",
    .docs =
        {
            .what =
                "A CNAME whose target exists in this zone but has neither A nor AAAA nor CNAME. "
                "Aliases with an underscore in their names (DKIM, ACME) and those of reverse "
                "zones are left alone.",
            .why =
                "Whoever opens the alias in a browser gets nowhere. It is fine when the alias is "
                "there for records of another kind.",
            .example = "www IN CNAME web\n"
                       "web IN TXT \"moved in May\"",
            .instead = "www IN CNAME web\n"
                       "web IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
