#include <fmt/format.h>

#include "rules/shared/alias_target.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {

extern const Rule cname_target_placeholder;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for_targets_with(zone, RrType::cname, target_placeholder, [&](const Record& record) {
    const auto fault = target_fault(zone, record, TargetFault::placeholder);
    if (fault != TargetFault::placeholder) return;
    const NameView target = target_of(zone, record);
    Finding finding =
        make_finding(cname_target_placeholder, target_place(zone, record),
                     fmt::format("the target {} still has the placeholder '{}' in it",
                                 quoted(target), target.first_label()),
                     "put your own account's name in its place, as your provider shows it");
    finding.label = "a placeholder";
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule cname_target_placeholder = {
    .id = "cname-target-placeholder",
    .severity = Severity::error,
    .summary = "target of an alias (CNAME) still has a placeholder in it",
    .authority = "practice",
    .docs =
        {
            .what = "A CNAME target whose first label is a word like \"username\" or \"<user>\", "
                    "which instructions print where the reader's own name belongs.",
            .why = "The service behind the target does not know the host, or worse, knows it as "
                   "somebody else's.",
            .example = "www IN CNAME username.shops.example.net.",
            .instead = "www IN CNAME acme.shops.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
