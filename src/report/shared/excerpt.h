// The lines of zone text that a finding speaks of, with marks under what is meant.
#pragma once

#include <ostream>

#include "zonemend/finding.h"
#include "zonemend/report.h"
#include "zonemend/source.h"

namespace zonemend {

// Writes " --> file:line:column" and the marked lines, every other place of the finding with its
// own line. Returns the width of the gutter, for what is written below.
unsigned write_excerpt(std::ostream& out, const SourceSet& sources, const Finding& finding,
                       Severity severity, const ReportOptions& options);

}  // namespace zonemend
