#include "lint/rule_choice.h"

#include <fmt/format.h>

#include <algorithm>

#include "lint/nearest_name.h"

namespace zonemend {
namespace {

bool names(const std::vector<std::string>& list, std::string_view id) {
  return std::any_of(list.begin(), list.end(),
                     [id](const std::string& item) { return matches_rule(item, id); });
}

bool is_wanted(const Rule& rule, const Selection& selection) {
  if (names(selection.ignore, rule.id)) return false;
  if (names(selection.extend_select, rule.id)) return true;
  return selection.select.empty() ? rule.enabled : names(selection.select, rule.id);
}

Status check_patterns(const std::vector<std::string>& patterns) {
  for (const std::string& pattern : patterns) {
    if (auto error = check_rule_pattern(pattern)) return error;
  }
  return std::nullopt;
}

}  // namespace

RuleChoice::RuleChoice(const Selection& selection) {
  wanted_.reserve(all_rules().size());
  is_wanted_.reserve(all_rules().size());
  for (const Rule* rule : all_rules()) {
    is_wanted_.push_back(is_wanted(*rule, selection));
    if (is_wanted_.back()) wanted_.push_back(rule);
  }
}

std::size_t RuleChoice::index_of(std::string_view id) {
  const auto rules = all_rules();
  const auto found =
      std::lower_bound(rules.begin(), rules.end(), id,
                       [](const Rule* rule, std::string_view wanted) { return rule->id < wanted; });
  const bool is_known = found != rules.end() && (*found)->id == id;
  return is_known ? static_cast<std::size_t>(found - rules.begin()) : rules.size();
}

const Rule* RuleChoice::find(std::string_view id) const { return find_rule(id); }

bool RuleChoice::wants(std::string_view id) const {
  const std::size_t index = index_of(id);
  return index == all_rules().size() || is_wanted_[index];  // nothing unknown is ever hidden
}

std::vector<std::string_view> rule_ids() {
  std::vector<std::string_view> ids;
  for (const Rule* rule : all_rules()) ids.push_back(rule->id);
  return ids;
}

bool matches_rule(std::string_view pattern, std::string_view id) {
  if (pattern == "all") return true;
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == id;
  const std::string_view begin = pattern.substr(0, star);
  const std::string_view end = pattern.substr(star + 1);
  return id.size() >= begin.size() + end.size() && id.starts_with(begin) && id.ends_with(end);
}

Status check_rule_pattern(std::string_view pattern) {
  const auto ids = rule_ids();
  if (std::any_of(ids.begin(), ids.end(),
                  [&](std::string_view id) { return matches_rule(pattern, id); })) {
    return std::nullopt;
  }
  if (pattern.find('*') != std::string_view::npos) {
    return Error{fmt::format("the pattern '{}' matches no rule", pattern),
                 "'zonemend rules' lists them all; one * stands for any text, as in 'cname-*'"};
  }
  return Error{fmt::format("there is no rule '{}'{}", pattern, did_you_mean(pattern, ids)),
               "'zonemend rules' lists them all"};
}

Status check_selection(const Selection& selection) {
  if (auto error = check_patterns(selection.select)) return error;
  if (auto error = check_patterns(selection.extend_select)) return error;
  return check_patterns(selection.ignore);
}

}  // namespace zonemend
