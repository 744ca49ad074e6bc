#include <fmt/format.h>

#include "rules/shared/alias_copies.h"
#include "rules/shared/crowded_aliases.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule cname_duplicate;

namespace {

Finding describe(const Zone& zone, NameId owner, const std::vector<RecordId>& copies) {
  Finding finding = make_finding(cname_duplicate, place_of(zone, zone.record(copies[1])),
                                 fmt::format("{} has the same alias (CNAME) {} times",
                                             quoted(zone.name(owner)), copies.size()),
                                 "delete all but one of them");
  finding.label = "the same again";
  add_label(finding, zone, copies[0], "first CNAME here");
  for (std::size_t i = 2; i < copies.size(); ++i) add_label(finding, zone, copies[i], "and again");
  return finding;
}

// Copies whose TTLs differ belong to cname-duplicate-ttl, other targets to cname-multiple-targets.
void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : zone.fact<CrowdedAliases>().owners) {
    const AliasOwner alias = alias_owner(zone, owner);
    if (compare_cnames(zone, alias) != Copies::same) continue;
    Finding finding = describe(zone, owner, alias.cnames);
    auto fix = keep_one(zone, alias.cnames, best_of(zone, alias.cnames));
    if (fix) finding.fixes.push_back(std::move(*fix));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule cname_duplicate = {
    .id = "cname-duplicate",
    .severity = Severity::warning,
    .summary = "same alias (CNAME) stands in the zone more than once",
    .authority = "RFC 2181 section 5",
    .docs =
        {
            .what = "Several CNAME records with one owner, one target and one TTL. Letter case, "
                    "escapes and relative spelling make no difference.",
            .why =
                "The servers drop the copies silently, but people do not: whoever changes the "
                "alias later changes one line and leaves the other. From then on the host has two "
                "different targets, and the zone no longer loads.",
            .example = "www IN CNAME shop.example.net.\n"
                       "mail IN A 192.0.2.25\n"
                       "WWW IN CNAME Shop.Example.NET.",
            .instead = "www IN CNAME shop.example.net.\n"
                       "mail IN A 192.0.2.25",
            .fix = "Deletes all copies but one, and writes out the owner and the TTL that lines "
                   "below inherit from them. It is safe: the answers stay the same. It keeps the "
                   "copy with a comment; where two copies have comments it is unsafe, because one "
                   "would be lost. There is no fix where a part of the zone was not read.",
        },
    .check = check,
};

}  // namespace zonemend::rules
