// Periods of time in BIND's notation.
#include <limits>

#include "text/ascii.h"
#include "zonemend/rr_type.h"

namespace zonemend {
namespace {

constexpr std::uint64_t max_seconds = std::numeric_limits<std::uint32_t>::max();

// Seconds of a unit letter; 0 when it is none.
constexpr std::uint64_t unit_seconds(char unit) {
  switch (ascii::lower(unit)) {
    case 'w':
      return 7 * 24 * 3600;
    case 'd':
      return 24 * 3600;
    case 'h':
      return 3600;
    case 'm':
      return 60;
    case 's':
      return 1;
    default:
      return 0;
  }
}

}  // namespace

TtlValue ttl_from_text(std::string_view text) {
  if (text.empty()) return {0, TtlError::malformed};
  std::uint64_t total = 0;
  bool too_large = false;
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t number = 0;
    const std::size_t begin = at;
    for (; at < text.size() && ascii::is_digit(text[at]); ++at) {
      number = number * 10 + static_cast<std::uint64_t>(text[at] - '0');
      if (number > max_seconds) too_large = true;
      number = number > max_seconds ? max_seconds : number;
    }
    if (at == begin) return {0, TtlError::malformed};
    if (at == text.size()) {
      // A number without unit stands alone. BIND looks at the sum so far: "0h30" passes.
      if (total != 0) return {0, TtlError::malformed};
      total = number;
      break;
    }
    const std::uint64_t unit = unit_seconds(text[at++]);
    if (unit == 0) return {0, TtlError::malformed};
    total += number * unit;
    if (total > max_seconds) {
      too_large = true;
      total = max_seconds;
    }
  }
  if (too_large) return {0, TtlError::out_of_range};
  return {static_cast<std::uint32_t>(total), TtlError::none};
}

}  // namespace zonemend
