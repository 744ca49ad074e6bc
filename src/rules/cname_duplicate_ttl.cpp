#include <fmt/format.h>

#include "rules/shared/alias_copies.h"
#include "rules/shared/crowded_aliases.h"
#include "rules/shared/owner_runs.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule cname_duplicate_ttl;

namespace {

Finding describe(const Zone& zone, const std::vector<RecordId>& copies, RecordId served) {
  Finding finding =
      make_finding(cname_duplicate_ttl, place_of(zone, zone.record(copies[1])),
                   fmt::format("{} has the same alias (CNAME) {} times, with different TTLs",
                               quoted(zone.name(zone.record(copies[0]).owner)), copies.size()),
                   fmt::format("keep one line with the TTL that you mean; BIND serves {}",
                               zone.record(served).ttl));
  finding.label = fmt::format("TTL {} here", zone.record(copies[1]).ttl);
  for (const RecordId id : copies) {
    if (id == copies[1]) continue;
    add_label(finding, zone, id, fmt::format("TTL {} here", zone.record(id).ttl));
  }
  return finding;
}

void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : zone.fact<CrowdedAliases>().owners) {
    const AliasOwner alias = alias_owner(zone, owner);
    if (compare_cnames(zone, alias) != Copies::same_but_ttl) continue;
    const ServedTtl served = served_ttl(zone, alias.cnames);
    Finding finding = describe(zone, alias.cnames, served.from);
    if (auto fix = keep_one(zone, alias.cnames, served.from)) {
      if (!served.certain) fix->safety = Safety::unsafe;
      finding.fixes.push_back(std::move(*fix));
    }
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule cname_duplicate_ttl = {
    .id = "cname-duplicate-ttl",
    .severity = Severity::warning,
    .summary = "same alias (CNAME) stands in the zone with different TTLs",
    .authority = "RFC 2181 section 5.2",
    .docs =
        {
            .what = "Several CNAME records with one owner and one target, but with different TTLs.",
            .why = "A name has one TTL for its alias. Name servers differ in which line "
                   "counts: BIND takes the first where the lines stand together and the last "
                   "where other records stand between them, NSD always the first. During a "
                   "move the old answer may live on longer than planned.",
            .example = "www 300 IN CNAME shop.example.net.\n"
                       "mail IN A 192.0.2.25\n"
                       "www 86400 IN CNAME shop.example.net.",
            .instead = "www 300 IN CNAME shop.example.net.\n"
                       "mail IN A 192.0.2.25",
            .fix =
                "Keeps the line whose TTL BIND serves and deletes the others, so the answers of a "
                "BIND server stay the same. It is unsafe where it is not certain which one that "
                "is, and where a comment would be lost.",
        },
    .check = check,
};

}  // namespace zonemend::rules
