// What a file is written in, where that is not text as zone files have it.
#pragma once

#include <string>
#include <string_view>

namespace zonemend {

enum class Utf16 { no, little_endian, big_endian };

// Whether the bytes are UTF-16: by their byte order mark, or because nearly every other byte at the
// start is NUL, as it is where the characters are ASCII.
Utf16 utf16_of(std::string_view bytes);

// The same characters in UTF-8, without byte order mark. Empty when they are no sound UTF-16.
std::string utf8_from_utf16(std::string_view bytes, Utf16 order);

}  // namespace zonemend
