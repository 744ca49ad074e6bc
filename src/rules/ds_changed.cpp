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
        unsigned_now ? "put them back unless the delegated zone is no longer signed"
                     : "check that the zone below is signed with the key of each new one, and that "
                       "the old key is not needed any more"));
  }
}

}  // namespace

const Rule ds_changed = {
    .id = "ds-changed",
    .severity = Severity::warning,
    .summary = "the fingerprint of a delegated zone's key (DS) changes",
    .authority = "RFC 6781 section 4.1",
    .docs =
        {
            .what = "A change of the DS records of a delegation.",
            .why = "They hold the fingerprint of the key that signs the delegated zone. When "
                   "they do not fit the keys that are in use there, that whole zone fails for "
                   "everybody whose resolver checks signatures (DNSSEC).",
            .example = "  shop IN NS ns1.example.net.\n"
                       "- shop IN DS 12345 13 2 "
                       "c988ec423e3880eb8dd8a46fe06ca230ee23f35b578d64e78b29c3e9d4a1c5d6\n"
                       "+ shop IN DS 54321 13 2 "
                       "3f1d8a0c5be27946d80f13aa92c47be65ad0917c34e8f2b6015dc97ae43b8f20",
            .instead = "; first add the new one beside the old one, wait until the old answers "
                       "have expired,\n"
                       "; and then delete the old one",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
