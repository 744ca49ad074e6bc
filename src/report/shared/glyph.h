// Zone text as a terminal shows it, character by character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zonemend {

struct Glyph {
  std::size_t size = 1;  // bytes, at least one
  unsigned width = 1;    // terminal columns: 0 for combining marks, 2 for wide characters
  bool shown = false;    // false: each of its bytes is to be escaped
  char32_t point = 0;    // its code point; of a byte that is not UTF-8: U+FFFD
};

// The first character of `text`, which is not empty. Not shown are control and format characters,
// invisible and bidirectional ones, blanks that are no space, and bytes that are not UTF-8; also
// the first "#" of "##[error]" or "##vso[task…]", which build servers obey wherever it stands.
Glyph first_glyph(std::string_view text);
// Each byte as "\ddd", decimal, as zone files escape it.
std::string escaped(std::string_view bytes);

}  // namespace zonemend
