#include <fmt/format.h>

#include "rules/shared/alias_copies.h"
#include "rules/shared/crowded_aliases.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule cname_and_key;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (zone.records_of(RrType::key).empty()) return;
  for (const NameId owner : zone.fact<CrowdedAliases>().owners) {
    const AliasOwner alias = alias_owner(zone, owner);
    // With other rivals, cname-and-other-data lists the KEY among them.
    if (owner == zone.origin() || !alias.others.empty() || alias.keys.empty()) continue;
    Finding finding = make_finding(
        cname_and_key, place_of(zone, zone.record(alias.cnames.front())),
        fmt::format("{} is an alias (CNAME) and also has a KEY record", quoted(zone.name(owner))),
        "move the KEY to another name: only BIND up to 9.18 loads both");
    finding.label = "alias here";
    for (const RecordId id : alias.keys) add_label(finding, zone, id, "KEY here");
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule cname_and_key = {
    .id = "cname-and-key",
    .severity = Severity::warning,
    .summary = "name is an alias (CNAME) and has a KEY record",
    .authority = "RFC 4035 section 2.5",
    .docs =
        {
            .what = "A KEY record, used for signed dynamic updates, beside a CNAME.",
            .why =
                "The standard allows it and BIND 9.18 loads it, but Knot, NSD, PowerDNS and newer "
                "versions of BIND refuse the zone.",
            .example = "laptop IN CNAME host7.example.net.\n"
                       "laptop IN KEY 512 3 13 mdsswUyr3DPW132mOi8V9xESWE8jTo0d",
            .instead = "laptop IN CNAME host7.example.net.\n"
                       "key.laptop IN KEY 512 3 13 mdsswUyr3DPW132mOi8V9xESWE8jTo0d",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
