// A rule: one thing that can be wrong with a zone, with its documentation beside its code.
// One file in src/rules/ exports one Rule; file stem, symbol and id are the same word.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "zonemend/finding.h"
#include "zonemend/zone.h"

namespace zonemend {

// What the rule's error means for the zone as a whole.
enum class Effect : unsigned char {
  none,        // the zone loads; the finding stands for itself
  refused,     // BIND 9 with default options refuses the whole zone
  unreadable,  // refused, and what the text means is uncertain: no edit can be planned on it
  unread,      // BIND may load it, but zonemend did not read all of it: likewise
};

struct RuleDocs {
  std::string_view what;     // what the rule looks for
  std::string_view why;      // what breaks, for whom, when
  std::string_view example;  // zone text that is flagged
  std::string_view instead;  // the better text
  std::string_view fix;      // what --fix does, and why that is safe; "" when there is no fix
};

// Where a rule puts its findings.
using FindingSink = std::vector<Finding>;

struct Rule {
  std::string_view id;       // kebab-case
  Severity severity = Severity::warning;
  bool enabled = true;       // part of the default selection
  Effect effect = Effect::none;
  std::string_view summary;  // one line, no final period
  std::string_view authority;  // "RFC 1034 section 3.6.2", or "practice"
  RuleDocs docs;
  // Appends the rule's findings. `sink` starts with what the reader found while loading: a rule that
  // the reader applies has no check, or one that adds the fixes to the reader's findings.
  void (*check)(const Zone& zone, FindingSink& sink) = nullptr;
};

// All rules, sorted by id. Generated from the files of src/rules/ at configure time.
std::span<const Rule* const> all_rules();
const Rule* find_rule(std::string_view id);  // null when there is none

}  // namespace zonemend
