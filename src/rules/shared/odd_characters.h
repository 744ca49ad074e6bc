// Characters beyond ASCII, and what they look like to a person.
#pragma once

#include <cstdint>
#include <string_view>

namespace zonemend::rules {

// What looks like white space, or like nothing, and is part of a word for BIND.
struct OddSpace {
  std::string_view bytes;  // in UTF-8
  std::string_view name;   // "a no-break space"
  bool no_width = false;
  bool ends_page = false;  // form feed and vertical tab
};

// The odd space at the byte offset; null when there is none.
const OddSpace* odd_space_at(std::string_view bytes, std::uint32_t at);

bool has_odd_space(std::string_view bytes);

// Quotes as word processors set them: “ ” ‘ ’ and their kin.
bool is_smart_quote(std::string_view bytes, std::uint32_t at);
bool has_smart_quotes(std::string_view bytes);

// The offset of the first octet from 0x80 on, at or behind `from`; npos when there is none.
std::size_t find_non_ascii(std::string_view bytes, std::size_t from);

}  // namespace zonemend::rules
