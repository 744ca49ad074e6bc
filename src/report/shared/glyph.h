// Zone text as a terminal shows it, character by character.
#pragma once

#include <cstddef>
#include <string_view>

namespace zonemend {

struct Glyph {
  std::size_t size = 1;  // bytes, at least one
  unsigned width = 1;    // terminal columns: 0 for combining marks, 2 for wide characters
  bool shown = false;    // false: each of its bytes is to be escaped
};

// The first character of `text`, which is not empty. Not shown are control and format characters,
// invisible and bidirectional ones, blanks that are no space, and bytes that are not UTF-8.
Glyph first_glyph(std::string_view text);

}  // namespace zonemend
