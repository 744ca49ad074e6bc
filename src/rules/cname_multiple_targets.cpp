#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/alias_copies.h"
#include "rules/shared/crowded_aliases.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule cname_multiple_targets;

namespace {

constexpr std::size_t most_named = 3;

// "3 different names: 'a.', 'b.', 'c.'"
std::string targets_text(const Zone& zone, const std::vector<RecordId>& cnames) {
  std::vector<NameView> targets;
  for (const RecordId id : cnames) {
    const NameView target = target_of(zone, zone.record(id));
    const bool known = std::find(targets.begin(), targets.end(), target) != targets.end();
    if (!known) targets.push_back(target);
    if (targets.size() > most_named) break;  // looking at each pair is for few only
  }
  const bool more = targets.size() > most_named;
  std::string text = more ? fmt::format("more than {} different names", most_named)
                          : fmt::format("{} different names", targets.size());
  for (std::size_t i = 0; i < std::min(targets.size(), most_named); ++i) {
    text += (i == 0 ? ": " : ", ") + quoted(targets[i]);
  }
  return text + (more ? ", ..." : "");
}

void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : zone.fact<CrowdedAliases>().owners) {
    const AliasOwner alias = alias_owner(zone, owner);
    if (compare_cnames(zone, alias) != Copies::different) continue;
    const auto label = [&](RecordId id) {
      return fmt::format("alias of {} here", quoted(target_of(zone, zone.record(id))));
    };
    const RecordId last = alias.cnames.back();
    Finding finding =
        make_finding(cname_multiple_targets, place_of(zone, zone.record(last)),
                     fmt::format("{} is an alias (CNAME) of {}", quoted(zone.name(owner)),
                                 targets_text(zone, alias.cnames)),
                     "keep the one that is right and delete the others");
    finding.label = label(last);
    for (const RecordId id : alias.cnames) {
      if (id != last) add_label(finding, zone, id, label(id));
    }
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule cname_multiple_targets = {
    .id = "cname-multiple-targets",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "one name is an alias (CNAME) of several different names",
    .authority = "RFC 2181 section 10.1",
    .docs =
        {
            .what = "CNAME records with one owner and different targets.",
            .why = "An alias has exactly one target. BIND, Knot and NSD refuse the whole zone, "
                   "so that every name in it keeps its old data, or stops working. Two lines "
                   "are often left after a move from one service to another; spreading the "
                   "load over two hosts needs several A or AAAA records instead.",
            .example = "www IN CNAME old-shop.example.net.\n"
                       "www IN CNAME new-shop.example.net.",
            .instead = "www IN CNAME new-shop.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
