#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/alias_copies.h"
#include "rules/shared/crowded_aliases.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule cname_and_other_data;

namespace {

std::vector<RecordId> rivals_of(const AliasOwner& alias) {
  std::vector<RecordId> rivals = alias.others;
  rivals.insert(rivals.end(), alias.keys.begin(), alias.keys.end());
  std::sort(rivals.begin(), rivals.end());
  return rivals;
}

Finding describe(const Zone& zone, NameId owner, const AliasOwner& alias) {
  const std::vector<RecordId> rivals = rivals_of(alias);
  const RecordId cname = alias.cnames.front();
  Finding finding =
      make_finding(cname_and_other_data, place_of(zone, zone.record(cname)),
                   fmt::format("{} is an alias (CNAME) and also has other records: {}",
                               quoted(zone.name(owner)), type_list(zone, rivals)),
                   "delete the CNAME, or delete the other records or move them to another name");
  finding.label = fmt::format("alias of {} here", quoted(target_of(zone, zone.record(cname))));
  for (const RecordId id : zone.records_at(owner)) {
    if (id == cname) continue;
    const bool is_cname = zone.record(id).type == RrType::cname;
    if (!is_cname && !std::binary_search(rivals.begin(), rivals.end(), id)) continue;
    add_label(
        finding, zone, id,
        fmt::format("{} here", is_cname ? "another CNAME" : rr_type_text(zone.record(id).type)));
  }
  return finding;
}

// cname-at-apex and cname-at-delegation have better advice for their places.
void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : zone.fact<CrowdedAliases>().owners) {
    if (owner == zone.origin()) continue;
    const AliasOwner alias = alias_owner(zone, owner);
    if (alias.delegation || alias.others.empty()) continue;
    sink.push_back(describe(zone, owner, alias));
  }
}

}  // namespace

const Rule cname_and_other_data = {
    .id = "cname-and-other-data",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "name is an alias (CNAME) and has other records too",
    .authority = "RFC 1034 section 3.6.2",
    .docs =
        {
            .what = "A CNAME record whose owner has records of other types as well. Only RRSIG and "
                    "NSEC, which signing adds, may stand there.",
            .why =
                "An alias says \"everything about this name is over there\", which leaves no room "
                "for anything else at the name. BIND, Knot and NSD refuse the whole zone. Records "
                "below the name, such as _dmarc.www, are no problem.",
            .example = "www IN CNAME shop.example.net.\n"
                       "www IN A 192.0.2.10\n"
                       "www IN TXT \"site-verification=1234\"",
            .instead = "www IN CNAME shop.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
