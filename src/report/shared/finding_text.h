// A finding in one text, for formats that have a single field for it.
#pragma once

#include <string>
#include <vector>

#include "zonemend/finding.h"
#include "zonemend/plan.h"
#include "zonemend/source.h"

namespace zonemend {

// The message, then a line for each place that has a label ("line 7: CNAME here") and for the help.
// Made printable.
std::vector<std::string> finding_lines(const SourceSet& sources, const Finding& finding);
// The same in one string.
std::string finding_text(const SourceSet& sources, const Finding& finding);

// Whether a finding of a plan speaks of some text; others are about what was asked for.
inline bool has_place(const Finding& finding) { return !(finding.span == Span{}); }
// What formats for findings tell of a plan: why it was refused, and what should be known besides.
std::vector<Finding> findings_of(const Plan& plan);

}  // namespace zonemend
