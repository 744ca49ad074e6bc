#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule ds_changed;

namespace {

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change)) return;
  for (const RrsetChange* ds : changes_of(change, RrType::ds)) {
    if (ds->only_ttl()) continue;
    const bool unsigned_now = ds->is_gone();
    sink.push_back(make_finding(
        ds_changed, place_after(change, ds->owner, RrType::ds),
        unsigned_now
            ? fmt::format("{} is no longer secured by DNSSEC: its DS records go", quoted(ds->owner))
            : fmt::format("the DS records of {} change: {} go, {} come", quoted(ds->owner),
                          ds->removed.size(), ds->added.size()),
        unsigned_now ? "is that meant?"
                     : "check that the zone below is signed with the key of each new one, and that "
                       "the old key is not needed any more"));
  }
}

}  // namespace

const Rule ds_changed = {
    .id = "ds-changed",
    .severity = Severity::warning,
    .summary = "the key of a delegation (DS) changes",
    .authority = "RFC 6781 section 4.1",
    .docs =
        {
            .what = "A change of the DS records of a delegation.",
            .why = "They say which key signs the zone below. When they do not fit the keys that "
                   "are in use there, that whole zone fails for everybody whose resolver "
                   "validates.",
            .example = "- shop IN DS 12345 13 2 (old digest)\n"
                       "+ shop IN DS 54321 13 2 (new digest)",
            .instead = "; add the new one first, wait until the old answers have expired, and then "
                       "remove the old one",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
