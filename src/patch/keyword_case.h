// The letter case in which a file writes types.
#pragma once

#include <algorithm>
#include <string_view>

#include "text/ascii.h"

namespace zonemend {

// "cname" where the type of a neighbouring or replaced record is in lower case, else "CNAME".
inline std::string_view cname_like(std::string_view type) {
  const bool lower =
      std::any_of(type.begin(), type.end(), [](char c) { return ascii::upper(c) != c; });
  return lower ? "cname" : "CNAME";
}

}  // namespace zonemend
