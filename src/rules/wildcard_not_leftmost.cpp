#include <fmt/format.h>

#include "rules/shared/asterisks.h"
#include "rules/shared/records.h"
#include "rules/shared/written_owner.h"

namespace zonemend::rules {

extern const Rule wildcard_not_leftmost;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : owners_with_odd_asterisks(zone)) {
    if (!asterisks_in(zone, owner).inner_label) continue;
    const Record& record = zone.record(zone.records_at(owner).front());
    Finding finding =
        make_finding(wildcard_not_leftmost, owner_place(zone, record),
                     fmt::format("the '*' inside {} is not a wildcard: it stands for itself",
                                 quoted(zone.name(owner))),
                     "write the name out for each host; only a first label '*' is a wildcard");
    finding.label = "answers for this very name only";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule wildcard_not_leftmost = {
    .id = "wildcard-not-leftmost",
    .severity = Severity::warning,
    .summary = "asterisk stands inside a name, where it is not a wildcard",
    .authority = "RFC 4592 section 2.1.1",
    .docs =
        {
            .what = "An owner with a label '*' that is not its first label.",
            .why = "Only a first label '*' answers for other names. Elsewhere it stands for "
                   "itself: nobody asks for such a name, and the record has no effect. It has "
                   "a side effect, though: the '*' label above it now exists, without records, "
                   "and as a wildcard it makes names that did not exist give empty answers. "
                   "BIND warns. For addresses and mail servers BIND refuses such a name, see "
                   "bad-owner-hostname.",
            .example = "_acme-challenge.*.shops IN TXT \"token\"",
            .instead = "_acme-challenge.acme.shops IN TXT \"token\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
