#include <fmt/format.h>

#include "rules/shared/authority.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule delegation_below_cut;

namespace {

// Whether there is anything to look for: most zones have nothing below their delegations but glue.
bool has_inner_delegation(const Zone& zone) {
  const auto& authority = zone.fact<Authority>();
  if (authority.is_whole()) return false;
  for (NameId id = 0; id < zone.names().size(); ++id) {
    if (authority.is_occluded(id) && zone.has(id, RrType::ns)) return true;
  }
  return false;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!has_inner_delegation(zone)) return;
  for (const NameId owner : owners_of(zone, RrType::ns)) {
    if (owner == zone.origin() || !is_occluded(zone, owner)) continue;
    const Lookup answer = look_up(zone, zone.name(owner));
    if (answer.kind != Lookup::Kind::delegated) continue;
    const NameView cut = zone.name(answer.at);
    Finding finding = make_finding(
        delegation_below_cut, place_of(zone, zone.record(first_at(zone, owner, RrType::ns))),
        fmt::format("the delegation of {} is never used: {} is delegated already",
                    quoted(zone.name(owner)), quoted(cut)),
        fmt::format("put these NS records in the zone file of {}", quoted(cut)));
    finding.label = "never served";
    add_label(finding, zone, first_at(zone, answer.at, RrType::ns), "delegated here");
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule delegation_below_cut = {
    .id = "delegation-below-cut",
    .severity = Severity::warning,
    .summary = "delegation (NS) lies below another delegation and is never used",
    .authority = "RFC 1034 section 4.2.1",
    .docs =
        {
            .what = "An NS record whose owner lies below a name that is delegated itself.",
            .why = "The servers of the upper delegation answer for everything below it, and "
                   "decide what is delegated further. The NS record here loads without a word and "
                   "has no effect.",
            .example = "corp     IN NS ns1.example.net.\n"
                       "lab.corp IN NS ns3.example.net.",
            .instead = "; in the zone corp.example.com:\n"
                       "lab IN NS ns3.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
