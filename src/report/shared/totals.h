// The last line of a report: how much was found, and what can be done about it at once.
#pragma once

#include <string>
#include <string_view>

#include "zonemend/report.h"

namespace zonemend {

// "1 error", "2 errors".
std::string counted(std::size_t count, std::string_view noun);

// "3 errors, 1 warning", or "no problems".
std::string counts(const Tally& tally);

// "3 errors, 1 warning in 2 files; 2 fixable with --fix", or "no problems in 2 files".
std::string totals(const Tally& tally);

}  // namespace zonemend
