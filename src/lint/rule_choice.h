// Which rules a run wants, looked up fast enough to ask for every finding.
#pragma once

#include <string_view>
#include <vector>

#include "zonemend/lint.h"
#include "zonemend/rule.h"

namespace zonemend {

class RuleChoice {
 public:
  explicit RuleChoice(const Selection& selection);

  // Null for an id that has no descriptor: a bug of whoever made the finding.
  const Rule* find(std::string_view id) const;
  bool wants(std::string_view id) const;
  const std::vector<const Rule*>& rules() const { return wanted_; }

 private:
  // Its index in all_rules(); the number of rules when there is none.
  static std::size_t index_of(std::string_view id);

  std::vector<bool> is_wanted_;  // by index in all_rules()
  std::vector<const Rule*> wanted_;
};

// Ids of all rules, for suggestions.
std::vector<std::string_view> rule_ids();

}  // namespace zonemend
