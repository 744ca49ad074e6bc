// What an edit would do to the zone as a whole, as the rules see it.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "zonemend/lint.h"
#include "zonemend/prove.h"
#include "zonemend/rule.h"

namespace zonemend {
namespace {

// The same finding before and after an edit: places move, what is said stays.
std::string identity(const Finding& finding) {
  return fmt::format("{} {}", finding.rule, finding.message);
}

std::vector<Finding> problems_of(const LoadedZone& loaded) {
  std::vector<Finding> findings = lint(loaded, {});
  std::erase_if(findings, [](const Finding& f) { return f.severity == Severity::info; });
  return findings;
}

// A warning that the zone did not have before.
Finding warning_note(const Finding& warning) {
  Finding note{.rule = "change-brings-warning"};
  note.message =
      fmt::format("from now on 'zonemend check' will warn: {} [{}]", warning.message, warning.rule);
  note.help = warning.help;
  return note;
}

bool keeps_zone_from_loading(const Finding& finding) {
  const Rule* rule = find_rule(finding.rule);
  return rule != nullptr && rule->effect != Effect::none;
}

}  // namespace

void refuse_consequences(const LoadedZone& before, const LoadedZone& after, bool force,
                         Plan& plan) {
  const std::vector<Finding> old_problems = problems_of(before);
  std::unordered_map<std::string, const Finding*> known;
  for (const Finding& problem : old_problems) known.emplace(identity(problem), &problem);

  std::vector<Finding> refusals;
  for (const Finding& error : problems_of(after)) {
    const auto old = known.find(identity(error));
    if (error.severity == Severity::warning) {
      if (old == known.end()) plan.notes.push_back(warning_note(error));
      continue;
    }
    const bool fatal = keeps_zone_from_loading(error);
    if (old == known.end() && (fatal || !force)) {
      Finding refusal{.rule = "change-makes-error"};
      refusal.message =
          fmt::format("the change would make an error: {} [{}]", error.message, error.rule);
      refusal.help = error.help;
      if (!plan.decisions.empty()) refusal.span = plan.decisions.front().span;
      refusal.label = "the change would be here";
      refusals.push_back(std::move(refusal));
    } else if (old != known.end() && fatal) {
      Finding refusal = *old->second;
      refusal.fixes.clear();
      refusal.message =
          fmt::format("BIND would still not load the zone: {} [{}]", error.message, error.rule);
      refusal.rule = "zone-would-not-load";
      refusals.push_back(std::move(refusal));
    }
  }
  if (refusals.empty()) return;
  plan = Plan{
      .outcome = Outcome::refused, .notes = std::move(plan.notes), .refusals = std::move(refusals)};
}

}  // namespace zonemend
