#include "lint/rule_choice.h"

#include <fmt/format.h>

#include <algorithm>

#include "lint/nearest_name.h"

namespace zonemend {
namespace {

bool names(const std::vector<std::string>& list, std::string_view id) {
  return std::any_of(list.begin(), list.end(),
                     [id](const std::string& item) { return item == "all" || item == id; });
}

bool is_wanted(const Rule& rule, const Selection& selection) {
  if (names(selection.ignore, rule.id)) return false;
  return selection.select.empty() ? rule.enabled : names(selection.select, rule.id);
}

Status check_ids(const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    if (id == "all" || find_rule(id) != nullptr) continue;
    return Error{fmt::format("there is no rule '{}'{}", id, did_you_mean(id, rule_ids())),
                 "'zonemend rules' lists them all"};
  }
  return std::nullopt;
}

}  // namespace

RuleChoice::RuleChoice(const Selection& selection) {
  for (const Rule* rule : all_rules()) {
    const bool wanted = is_wanted(*rule, selection);
    known_.emplace(rule->id, Known{rule, wanted});
    if (wanted) wanted_.push_back(rule);
  }
}

const Rule* RuleChoice::find(std::string_view id) const {
  const auto found = known_.find(id);
  return found == known_.end() ? nullptr : found->second.rule;
}

bool RuleChoice::wants(std::string_view id) const {
  const auto found = known_.find(id);
  return found == known_.end() || found->second.wanted;  // nothing unknown is ever hidden
}

std::vector<std::string_view> rule_ids() {
  std::vector<std::string_view> ids;
  for (const Rule* rule : all_rules()) ids.push_back(rule->id);
  return ids;
}

Status check_selection(const Selection& selection) {
  if (auto error = check_ids(selection.select)) return error;
  return check_ids(selection.ignore);
}

}  // namespace zonemend
