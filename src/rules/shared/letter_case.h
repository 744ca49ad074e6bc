// Letter case of what is written.
#pragma once

#include <string>
#include <string_view>

#include "text/ascii.h"

namespace zonemend::rules {

inline std::string in_small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = ascii::lower(c);
  return small;
}

}  // namespace zonemend::rules
