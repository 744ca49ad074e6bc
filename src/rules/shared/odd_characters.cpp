#include "rules/shared/odd_characters.h"

#include <array>
#include <cstring>

namespace zonemend::rules {
namespace {

constexpr std::array odd_spaces = {
    OddSpace{.bytes = "\f", .name = "a form feed", .ends_page = true},
    OddSpace{.bytes = "\v", .name = "a vertical tab", .ends_page = true},
    OddSpace{.bytes = "\xc2\xa0", .name = "a no-break space (U+00A0)"},
    OddSpace{.bytes = "\xc2\xad", .name = "a soft hyphen (U+00AD)", .no_width = true},
    OddSpace{.bytes = "\xe2\x80\x82", .name = "an en space (U+2002)"},
    OddSpace{.bytes = "\xe2\x80\x83", .name = "an em space (U+2003)"},
    OddSpace{.bytes = "\xe2\x80\x87", .name = "a figure space (U+2007)"},
    OddSpace{.bytes = "\xe2\x80\x89", .name = "a thin space (U+2009)"},
    OddSpace{.bytes = "\xe2\x80\x8a", .name = "a hair space (U+200A)"},
    OddSpace{.bytes = "\xe2\x80\x8b", .name = "a zero-width space (U+200B)", .no_width = true},
    OddSpace{.bytes = "\xe2\x80\x8c", .name = "a zero-width non-joiner (U+200C)", .no_width = true},
    OddSpace{.bytes = "\xe2\x80\x8d", .name = "a zero-width joiner (U+200D)", .no_width = true},
    OddSpace{.bytes = "\xe2\x80\x8e", .name = "a left-to-right mark (U+200E)", .no_width = true},
    OddSpace{.bytes = "\xe2\x80\x8f", .name = "a right-to-left mark (U+200F)", .no_width = true},
    OddSpace{.bytes = "\xe2\x80\xa8", .name = "a line separator (U+2028)"},
    OddSpace{.bytes = "\xe2\x80\xaf", .name = "a narrow no-break space (U+202F)"},
    OddSpace{.bytes = "\xe2\x81\xa0", .name = "a word joiner (U+2060)", .no_width = true},
    OddSpace{.bytes = "\xe3\x80\x80", .name = "an ideographic space (U+3000)"},
    OddSpace{.bytes = "\xef\xbb\xbf", .name = "a byte order mark (U+FEFF)", .no_width = true},
};

bool may_start_odd_space(char c) {
  return c == '\f' || c == '\v' || c == '\xc2' || c == '\xe2' || c == '\xe3' || c == '\xef';
}

}  // namespace

const OddSpace* odd_space_at(std::string_view bytes, std::uint32_t at) {
  if (!may_start_odd_space(bytes[at])) return nullptr;
  for (const OddSpace& space : odd_spaces) {
    if (bytes.substr(at).starts_with(space.bytes)) return &space;
  }
  return nullptr;
}

bool has_odd_space(std::string_view bytes) {
  for (std::uint32_t at = 0; at < bytes.size(); ++at) {
    if (odd_space_at(bytes, at) != nullptr) return true;
  }
  return false;
}

bool is_smart_quote(std::string_view bytes, std::uint32_t at) {
  const std::string_view text = bytes.substr(at, 3);
  return text.size() == 3 && text.starts_with("\xe2\x80") && text[2] >= '\x98' && text[2] <= '\x9f';
}

bool has_smart_quotes(std::string_view bytes) {
  for (std::uint32_t at = 0; at < bytes.size(); ++at) {
    if (is_smart_quote(bytes, at)) return true;
  }
  return false;
}

std::size_t find_non_ascii(std::string_view bytes, std::size_t from) {
  constexpr std::uint64_t high_bits = 0x8080808080808080u;
  std::size_t at = from;
  for (std::uint64_t word = 0; at + sizeof word <= bytes.size(); at += sizeof word) {
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & high_bits) != 0) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at < bytes.size() ? at : std::string_view::npos;
}

}  // namespace zonemend::rules
