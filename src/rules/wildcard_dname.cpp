#include <fmt/format.h>

#include "rules/shared/records.h"
#include "rules/shared/written_owner.h"

namespace zonemend::rules {

extern const Rule wildcard_dname;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : owners_of(zone, RrType::dname)) {
    if (!zone.name(owner).is_wildcard()) continue;
    const Record& record = zone.record(first_at(zone, owner, RrType::dname));
    Finding finding = make_finding(
        wildcard_dname, owner_place(zone, record),
        fmt::format("the wildcard {} has a DNAME record", quoted(zone.name(owner))),
        "name each redirected subtree, or put the DNAME at the name above the wildcard");
    finding.label = "a wildcard";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule wildcard_dname = {
    .id = "wildcard-dname",
    .severity = Severity::warning,
    .summary = "wildcard has a DNAME record",
    .authority = "RFC 4592 section 4.4; RFC 6672 section 3.3",
    .docs =
        {
            .what = "A DNAME record whose owner is a wildcard.",
            .why = "A DNAME redirects what lies below its owner, and a wildcard answers for "
                   "names that do not exist: with both, the answer depends on what a resolver "
                   "has in its cache, and the standard advises against it. All servers load it "
                   "silently.",
            .example = "*.old IN DNAME new.example.net.",
            .instead = "old IN DNAME new.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
