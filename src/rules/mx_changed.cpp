#include <fmt/format.h>

#include "rules/shared/changes.h"

namespace zonemend::rules {

extern const Rule mx_changed;

namespace {

void check(const ZoneChange& change, const CheckContext&, FindingSink& sink) {
  if (!has_both(change)) return;
  for (const RrsetChange* mx : changes_of(change, RrType::mx)) {
    if (mx->only_ttl() || mx->is_gone() || mx->is_new()) continue;
    std::string words;
    if (!mx->removed.empty())
      words = fmt::format("no longer {}", list_of(*change.before(), mx->removed));
    if (!mx->added.empty()) {
      words +=
          fmt::format("{}now {}", words.empty() ? "" : ", ", list_of(*change.after(), mx->added));
    }
    sink.push_back(
        make_finding(mx_changed, place_after(change, mx->owner, RrType::mx),
                     fmt::format("the mail servers of {} change: {}", quoted(mx->owner), words),
                     "make sure that the new servers accept mail for it"));
  }
}

}  // namespace

const Rule mx_changed = {
    .id = "mx-changed",
    .severity = Severity::info,
    .summary = "the mail servers of a name change",
    .authority = "practice",
    .docs =
        {
            .what = "A change of the MX records of a name that keeps some.",
            .why = "Mail goes elsewhere from then on, and for as long as the old records' TTL "
                   "to both places. It is worth a look that the new servers accept mail for "
                   "this domain.",
            .example = "- @ IN MX 10 mail.old.example.\n"
                       "+ @ IN MX 10 mail.new.example.",
            .instead = "; set the new servers up first",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
