#pragma once

#include <string_view>

#include "report/shared/glyph.h"

namespace zonemend {

inline bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const Glyph glyph = first_glyph(text);
    if (glyph.size == 1 && glyph.point == 0xfffd) return false;
    text.remove_prefix(glyph.size);
  }
  return true;
}

}  // namespace zonemend
