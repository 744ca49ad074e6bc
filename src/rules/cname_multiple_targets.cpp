#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/alias_copies.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule cname_multiple_targets;

namespace {

// How many targets of `cnames` differ; at least two here.
std::size_t count_targets(const Zone& zone, const std::vector<RecordId>& cnames) {
  constexpr std::size_t enough = 10;  // beyond that, counting pair by pair is wasted time
  std::vector<NameView> targets;
  for (const RecordId id : cnames) {
    const NameView target = target_of(zone, zone.record(id));
    const bool known = std::find(targets.begin(), targets.end(), target) != targets.end();
    if (!known) targets.push_back(target);
    if (targets.size() == enough) break;
  }
  return targets.size();
}

void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : owners_of(zone, RrType::cname)) {
    const AliasOwner alias = alias_owner(zone, owner);
    if (compare_cnames(zone, alias) != Copies::different) continue;
    const auto label = [&](RecordId id) {
      return fmt::format("alias of {} here", quoted(target_of(zone, zone.record(id))));
    };
    const std::size_t targets = count_targets(zone, alias.cnames);
    const RecordId last = alias.cnames.back();
    Finding finding = make_finding(
        cname_multiple_targets, place_of(zone, zone.record(last)),
        fmt::format("{} is an alias (CNAME) of {}{} different names", quoted(zone.name(owner)),
                    targets, targets == 10 ? " or more" : ""),
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
            .why =
                "An alias has exactly one target. BIND, Knot and NSD refuse the whole zone, so "
                "that every name in it goes on with the old data, or stops. Two lines are often "
                "left after a move from one service to another; spreading the load over two hosts "
                "needs several A or AAAA records instead.",
            .example = "www IN CNAME old-shop.example.net.\n"
                       "www IN CNAME new-shop.example.net.",
            .instead = "www IN CNAME new-shop.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
