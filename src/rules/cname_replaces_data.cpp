#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule cname_replaces_data;

namespace {

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change)) return;
  for (const RrsetChange* cname : changes_of(change, RrType::cname)) {
    if (!cname->is_new()) continue;
    const std::vector<RecordId> removed = removed_at(change, cname->owner);
    if (removed.empty()) continue;
    sink.push_back(
        make_finding(cname_replaces_data, place_after(change, cname->owner, RrType::cname),
                     fmt::format("{} becomes an alias and loses {}", quoted(cname->owner),
                                 list_of(*change.before(), removed)),
                     "make sure that nothing needs those records any more"));
  }
}

}  // namespace

const Rule cname_replaces_data = {
    .id = "cname-replaces-data",
    .severity = Severity::warning,
    .summary = "an alias (CNAME) takes the place of other records",
    .authority = "RFC 1034 section 3.6.2",
    .docs =
        {
            .what = "A change that puts a CNAME at a name and takes its other records away.",
            .why = "An alias can have no other records beside it, so the change is right in "
                   "form. But what stood there is no longer answered from here: mail (MX), "
                   "proofs of ownership (TXT), certificate policy (CAA) and addresses.",
            .example = "- www IN A 192.0.2.80\n"
                       "- www IN TXT \"google-site-verification=...\"\n"
                       "+ www IN CNAME acme.kartra.com.",
            .instead = "; only when nothing needs the old records any more",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
