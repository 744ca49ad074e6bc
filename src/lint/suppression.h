// Comments that silence findings:
//
//   ; zonemend: ignore=rule[,rule] reason        on any physical line of the record, or above it
//   ; zonemend: ignore-file=rule[,rule] reason   anywhere in the file
//
// A comment at any participant of a conflict silences the conflict, because a person may rightly
// look at either side first.
#pragma once

#include <vector>

#include "lint/rule_choice.h"
#include "lint/suppression_comment.h"
#include "zonemend/finding.h"
#include "zonemend/zone.h"

namespace zonemend {

// Removes the findings that comments of the zone's files, suppression_comments(zone), silence.
// Reports comments that silence nothing, name no rule, or are not understood, as
// lint-suppression-unused; rules that did not run prove nothing about them. The findings in `sums`
// stand for many each: only a comment for the whole file silences them.
void apply_suppressions(const Zone& zone, const RuleChoice& choice,
                        const std::vector<std::vector<SuppressionComment>>& comments,
                        std::vector<Finding>& findings, std::vector<Finding>& sums);

}  // namespace zonemend
