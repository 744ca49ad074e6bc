// Choosing which of the offered fixes to apply together.
#pragma once

#include <vector>

#include "lint/rule_choice.h"
#include "zonemend/finding.h"

namespace zonemend {

// What is known of a fix before it is applied, and so how it has to be proved.
enum class FixKind : unsigned char {
  repairs_reading,  // safe, and the text could not be read for certain: nothing to compare with
  keeps_answers,    // safe: the same answers before and after
  changes_answers,  // unsafe, asked for
};

// Whether a fix concerns no other file than this one.
bool is_within(const Fix& fix, SourceId source);

struct ChosenFix {
  const Finding* finding;
  const Fix* fix;
};

struct FixBatch {
  FixKind kind = FixKind::keeps_answers;
  std::vector<ChosenFix> fixes;

  // The edits of the first `count` fixes, sorted.
  std::vector<Edit> edits(std::size_t count) const;
};

// Fixes of one kind, the most certain kind first, in file order; of two that touch each other the
// later one has to wait for another round. Only fixes of the file `source`, whose bytes are `text`.
// Empty when nothing is left to do.
FixBatch choose_fixes(const std::vector<Finding>& findings, const RuleChoice& choice,
                      Safety allowed, SourceId source, std::string_view text);

}  // namespace zonemend
