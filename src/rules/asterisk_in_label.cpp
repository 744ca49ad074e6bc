#include <fmt/format.h>

#include "rules/shared/asterisks.h"
#include "rules/shared/records.h"
#include "rules/shared/written_owner.h"

namespace zonemend::rules {

extern const Rule asterisk_in_label;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : owners_with_odd_asterisks(zone)) {
    if (!asterisks_in(zone, owner).part) continue;
    const Record& record = zone.record(zone.records_at(owner).front());
    Finding finding =
        make_finding(asterisk_in_label, owner_place(zone, record),
                     fmt::format("the '*' in {} is not a wildcard: it stands for itself",
                                 quoted(zone.name(owner))),
                     "write a first label that is nothing but '*', or a name for each host");
    finding.label = "answers for this very name only";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule asterisk_in_label = {
    .id = "asterisk-in-label",
    .severity = Severity::warning,
    .summary = "asterisk within a label is not a wildcard",
    .authority = "RFC 4592 section 2.1.1",
    .docs =
        {
            .what = "An owner with an asterisk beside other characters in one label.",
            .why = "A wildcard is a whole label. 'web*' answers for nothing but the name 'web*' "
                   "itself, for which nobody asks, so the record has no effect. For addresses and "
                   "mail servers BIND refuses such a name, see bad-owner-hostname.",
            .example = "web* IN CNAME pool.example.net.",
            .instead = "web1 IN CNAME pool.example.net.\n"
                       "web2 IN CNAME pool.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
