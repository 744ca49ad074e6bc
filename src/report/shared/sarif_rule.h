#pragma once

#include <string_view>

#include "report/shared/json_text.h"
#include "zonemend/finding.h"

namespace zonemend {

// "error", "warning", "note".
std::string_view sarif_level(Severity severity);

// SARIF's reportingDescriptor of a rule, or of a reason for which an editing command refuses.
Json sarif_rule(std::string_view id);

}  // namespace zonemend
