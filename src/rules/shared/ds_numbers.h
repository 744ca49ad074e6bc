// Which numbers the zone's DS records have, those at the zone's own name left out: the fact by
// which rules see that there is nothing to say.
#pragma once

#include <bitset>
#include <cstdint>

#include "zonemend/zone.h"

namespace zonemend::rules {

struct DsNumbers {
  explicit DsNumbers(const Zone& zone);

  std::bitset<256> algorithms;
  std::bitset<256> digest_types;
};

// Whether the test holds for one of the numbers.
template <class Test>
bool has_number(const std::bitset<256>& numbers, Test test) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] && test(static_cast<std::uint8_t>(i))) return true;
  }
  return false;
}

}  // namespace zonemend::rules
