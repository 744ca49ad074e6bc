#pragma once

#include "zonemend/finding.h"

namespace zonemend {

// Findings that went through lint() have a severity; those of a plan may leave it out.
inline Severity severity_of(const Finding& finding) {
  return finding.severity.value_or(Severity::error);
}

}  // namespace zonemend
