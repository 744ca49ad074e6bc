#include <fmt/format.h>

#include "rules/shared/changes.h"
#include "zonemend/provider.h"

namespace zonemend::rules {

extern const Rule alias_repointed;

namespace {

std::string with_product(NameView target) {
  const Provider* provider = provider_of(target);
  return provider == nullptr ? quoted(target)
                             : fmt::format("{} ({})", quoted(target), provider->name);
}

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change)) return;
  for (const RrsetChange* cname : changes_of(change, RrType::cname)) {
    if (cname->removed.size() != 1 || cname->added.size() != 1) continue;
    const NameView before = target_of(*change.before(), change.before()->record(cname->removed[0]));
    const Record& now = change.after()->record(cname->added[0]);
    Finding finding = make_finding(
        alias_repointed, target_place(*change.after(), now),
        fmt::format("{} no longer points at {}, but at {}", quoted(cname->owner),
                    with_product(before), with_product(target_of(*change.after(), now))),
        "make sure that the service behind the new target is set up for this name");
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule alias_repointed = {
    .id = "alias-repointed",
    .severity = Severity::info,
    .summary = "an alias (CNAME) points elsewhere",
    .authority = "practice",
    .docs =
        {
            .what = "A change of the target of a CNAME.",
            .why = "Who opens that name gets to another place. Where the old target belonged to "
                   "a known product, the integration with it stops working.",
            .example = "- www IN CNAME ext-cust.squarespace.com.\n"
                       "+ www IN CNAME acme.kartra.com.",
            .instead = "; set the new place up first: it must know the name",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
