#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule delegation_removed;

namespace {

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change)) return;
  for (const RrsetChange* ns : changes_of(change, RrType::ns)) {
    if (!ns->is_gone() || ns->owner.view() == change.after()->origin_name()) continue;
    sink.push_back(
        make_finding(delegation_removed, place_after(change, ns->owner, RrType::ns),
                     fmt::format("{} is no longer delegated (it was to {})", quoted(ns->owner),
                                 list_of(*change.before(), ns->removed)),
                     "make sure that no name below it is in use any more, or that this zone has "
                     "its records now"));
  }
}

}  // namespace

const Rule delegation_removed = {
    .id = "delegation-removed",
    .severity = Severity::warning,
    .summary = "a delegation is removed",
    .authority = "practice",
    .docs =
        {
            .what = "A change that takes away the NS records of a name below the zone.",
            .why = "Everything below that name is no longer found, unless this zone has its "
                   "records now.",
            .example = "- shop IN NS ns1.example.net.\n"
                       "- shop IN NS ns2.example.net.",
            .instead = "; only when nobody uses names below shop.example.com any more",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
