#include <fmt/format.h>

#include "rules/shared/alias_targets.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {

extern const Rule mx_target_below_cut;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const RrType type : {RrType::mx, RrType::srv}) {
    for_targets_with(zone, type, target_delegated, [&](const Record& record) {
      if (is_occluded(zone, record.owner)) return;
      const NameView target = target_of(zone, record);
      const NameId cut = look_up(zone, target).at;
      Finding finding =
          make_finding(mx_target_below_cut, target_place(zone, record),
                       fmt::format("the {} {} lies in {}, which is delegated to other name servers",
                                   role_of_target(type), quoted(target), quoted(zone.name(cut))),
                       fmt::format("see to it that the zone file of {} has an address for it",
                                   quoted(zone.name(cut))));
      finding.label = "its address is not in this zone";
      add_label(finding, zone, first_at(zone, cut, RrType::ns), "delegated here");
      sink.push_back(std::move(finding));
    });
  }
}

}  // namespace

const Rule mx_target_below_cut = {
    .id = "mx-target-below-cut",
    .severity = Severity::info,
    .enabled = false,
    .summary = "mail or service host lies in a delegated part of the zone",
    .authority = "practice",
    .docs =
        {
            .what = "An MX or SRV record whose target lies at or below a name that is delegated "
                    "with NS records. Not part of the default rules.",
            .why = "It is quite in order, but mail for this zone then depends on another zone, "
                   "perhaps in other hands. Whether the host has an address there cannot be seen "
                   "in this file, and an address in this file is not served.",
            .example = "@     IN NS ns1.example.net.\n"
                       "corp  IN NS ns1.example.org.\n"
                       "@     IN MX 10 mail.corp",
            .instead = "@     IN MX 10 mail\n"
                       "mail  IN A  192.0.2.25",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
