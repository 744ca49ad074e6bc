#include <fmt/format.h>

#include "rules/shared/alias_target.h"
#include "rules/shared/records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {

extern const Rule cname_target_double_suffix;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for_targets_with(zone, RrType::cname, target_doubled, [&](const Record& record) {
    const auto fault = target_fault(zone, record, TargetFault::double_suffix);
    if (fault != TargetFault::double_suffix) return;
    const NameView target = target_of(zone, record);
    const std::string domain = target.suffix(doubled_labels(target)).text();
    // What is left of the text without the second domain, the dot in front of it kept.
    const std::string text = target.text();
    const std::string once = text.substr(0, text.size() - domain.size());

    Finding finding =
        make_finding(cname_target_double_suffix, target_place(zone, record),
                     fmt::format("the target {} ends in '{}' twice", quoted(target), domain),
                     fmt::format("write '{}'", once));
    finding.label = "the same domain twice";
    if (written_target(zone, record)) {
      finding.fixes.push_back(
          {fmt::format("write '{}'", once), Safety::unsafe, {{target_place(zone, record), once}}});
    }
    sink.push_back(std::move(finding));
  });
}

}  // namespace

const Rule cname_target_double_suffix = {
    .id = "cname-target-double-suffix",
    .severity = Severity::error,
    .summary = "target of an alias (CNAME) has the same domain twice",
    .authority = "practice",
    .docs =
        {
            .what =
                "A CNAME target outside the zone that ends in the same two or more labels twice.",
            .why = "Such a name hardly ever exists. It comes from forms that add their domain by "
                   "themselves to a name that was typed in full.",
            .example = "www IN CNAME acme.shops.example.net.shops.example.net.",
            .instead = "www IN CNAME acme.shops.example.net.",
            .fix = "Deletes the second domain. It is unsafe, because it changes what the alias "
                   "points at.",
        },
    .check = check,
};

}  // namespace zonemend::rules
