#include <algorithm>
#include <cassert>

#include "zonemend/rule.h"

namespace zonemend {

const RuleOption* find_option(const Rule& rule, std::string_view name) {
  const auto found = std::find_if(rule.options.begin(), rule.options.end(),
                                  [name](const RuleOption& item) { return item.name == name; });
  return found == rule.options.end() ? nullptr : &*found;
}

std::int64_t CheckContext::number(const Rule& rule, std::string_view option) const {
  const RuleOption* known = find_option(rule, option);
  assert(known != nullptr && known->kind == RuleOption::Kind::number);
  const auto found = numbers_.find(Key(rule.id, option));
  return found == numbers_.end() ? known->fallback : found->second;
}

const std::vector<std::string>& CheckContext::list(const Rule& rule,
                                                   std::string_view option) const {
  static const std::vector<std::string> empty;
  assert(find_option(rule, option) != nullptr &&
         find_option(rule, option)->kind == RuleOption::Kind::list);
  const auto found = lists_.find(Key(rule.id, option));
  return found == lists_.end() ? empty : found->second;
}

void CheckContext::set(std::string_view rule, std::string_view option, std::int64_t value) {
  numbers_[Key(rule, option)] = value;
}

void CheckContext::set(std::string_view rule, std::string_view option,
                       std::vector<std::string> value) {
  lists_[Key(rule, option)] = std::move(value);
}

}  // namespace zonemend
