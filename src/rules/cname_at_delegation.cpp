#include <fmt/format.h>

#include "rules/shared/alias_copies.h"
#include "rules/shared/crowded_aliases.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule cname_at_delegation;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : zone.fact<CrowdedAliases>().owners) {
    if (owner == zone.origin()) continue;
    const AliasOwner alias = alias_owner(zone, owner);
    if (!alias.delegation) continue;
    const RecordId cname = alias.cnames.front();
    Finding finding = make_finding(
        cname_at_delegation, place_of(zone, zone.record(cname)),
        fmt::format("{} is delegated to other name servers and cannot be an alias (CNAME)",
                    quoted(zone.name(owner))),
        "delete the CNAME and change the name in the delegated zone, or end the delegation");
    finding.label = "alias here";
    for (const RecordId id : zone.records_at(owner)) {
      if (id != cname) add_label(finding, zone, id, rr_type_text(zone.record(id).type) + " here");
    }
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule cname_at_delegation = {
    .id = "cname-at-delegation",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "delegated name is an alias (CNAME)",
    .authority = "RFC 2181 section 10.1",
    .docs =
        {
            .what = "A CNAME record at a name that also has NS or DS records, and so is handed to "
                    "other name servers.",
            .why = "A name is either delegated or an alias. BIND, Knot and NSD refuse the whole "
                   "zone.",
            .example = "blog IN NS ns1.example.net.\n"
                       "blog IN CNAME blogs.example.org.",
            .instead = "blog IN CNAME blogs.example.org.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
