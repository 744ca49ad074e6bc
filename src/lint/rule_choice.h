// Which rules a run wants, looked up fast enough to ask for every finding.
#pragma once

#include <string_view>
#include <unordered_map>
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
  struct Known {
    const Rule* rule;
    bool wanted;
  };
  std::unordered_map<std::string_view, Known> known_;
  std::vector<const Rule*> wanted_;
};

// Ids of all rules, for suggestions.
std::vector<std::string_view> rule_ids();

}  // namespace zonemend
