#include <fmt/format.h>

#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {

extern const Rule cname_self;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for_targets_with(zone, RrType::cname, target_is_owner, [&](const Record& record) {
    if (is_occluded(zone, record.owner)) return;
    Finding finding = make_finding(
        cname_self, target_place(zone, record),
        fmt::format("{} is an alias (CNAME) of itself", quoted(zone.name(record.owner))),
        "write the target's full name with a dot at its end, or delete the record");
    finding.label = "this is the owner itself";
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule cname_self = {
    .id = "cname-self",
    .severity = Severity::error,
    .summary = "name is an alias (CNAME) of itself",
    .authority = "RFC 1034 section 5.2.2",
    .docs =
        {
            .what = "A CNAME record whose target is its own owner.",
            .why =
                "Nobody can resolve the name: resolvers follow the alias a few times and give up "
                "with an error. All servers load such a zone silently. A target without its final "
                "dot is a common cause.",
            .example = "shop IN CNAME shop",
            .instead = "shop IN CNAME shop.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
