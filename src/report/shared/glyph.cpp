#include "report/shared/glyph.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "text/ascii.h"

namespace zonemend {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// What looks like nothing, or like something else than it is.
constexpr std::array deceptive = {
    Range{0x00, 0x1f},     Range{0x7f, 0xa0},     Range{0xad, 0xad},     Range{0x034f, 0x034f},
    Range{0x061c, 0x061c}, Range{0x115f, 0x1160}, Range{0x1680, 0x1680}, Range{0x17b4, 0x17b5},
    Range{0x180b, 0x180f}, Range{0x2000, 0x200f}, Range{0x2028, 0x202f}, Range{0x205f, 0x206f},
    Range{0x3164, 0x3164}, Range{0xd800, 0xf8ff}, Range{0xfe00, 0xfe0f}, Range{0xfeff, 0xfeff},
    Range{0xffa0, 0xffa0}, Range{0xfff0, 0xfffb}, Range{0xfffe, 0xffff}, Range{0xe0000, 0x10ffff},
};

constexpr std::array combining = {
    Range{0x0300, 0x036f}, Range{0x0483, 0x0489}, Range{0x0591, 0x05bd}, Range{0x0610, 0x061a},
    Range{0x064b, 0x065f}, Range{0x0e31, 0x0e31}, Range{0x0e34, 0x0e3a}, Range{0x1ab0, 0x1aff},
    Range{0x1dc0, 0x1dff}, Range{0x20d0, 0x20ff}, Range{0x302a, 0x302d}, Range{0x3099, 0x309a},
    Range{0xfe20, 0xfe2f},
};

constexpr std::array wide = {
    Range{0x1100, 0x115e},   Range{0x2e80, 0x303e},   Range{0x3041, 0xa4cf},
    Range{0xac00, 0xd7a3},   Range{0xf900, 0xfaff},   Range{0xfe30, 0xfe6f},
    Range{0xff00, 0xff60},   Range{0xffe0, 0xffe6},   Range{0x1f300, 0x1f64f},
    Range{0x1f680, 0x1f6ff}, Range{0x1f900, 0x1f9ff}, Range{0x20000, 0x3fffd},
};

template <std::size_t N>
bool holds(const std::array<Range, N>& ranges, char32_t point) {
  return std::any_of(ranges.begin(), ranges.end(), [point](const Range& range) {
    return range.first <= point && point <= range.last;
  });
}

struct Decoded {
  char32_t point = 0;
  std::size_t size = 0;  // 0: not UTF-8
};

std::size_t sequence_size(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

Decoded decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t size = sequence_size(lead);
  if (size == 0 || size > text.size()) return {};
  if (size == 1) return {lead, 1};
  char32_t point = lead & (0x7fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xc0u) != 0x80u) return {};
    point = (point << 6) | (next & 0x3fu);
  }
  constexpr std::array<char32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
  if (point < smallest[size] || point > 0x10ffff) return {};
  return {point, size};
}

constexpr unsigned escaped_byte = 4;  // columns of "\\ddd"

bool starts_command(std::string_view text) {
  if (!text.starts_with("##")) return false;
  text.remove_prefix(2);
  while (!text.empty() && ascii::is_alnum(text[0])) text.remove_prefix(1);
  return text.starts_with('[');
}

Glyph ascii_glyph(std::string_view text) {
  const auto point = static_cast<unsigned char>(text[0]);
  const bool shown = point >= 0x20 && point < 0x7f && !starts_command(text);
  return {1, shown ? 1 : escaped_byte, shown, point};
}

}  // namespace

Glyph first_glyph(std::string_view text) {
  const auto [point, size] = decode(text);
  if (size == 0) return {1, escaped_byte, false, 0xfffd};
  if (size == 1) return ascii_glyph(text);
  if (holds(deceptive, point)) {
    return {size, static_cast<unsigned>(escaped_byte * size), false, point};
  }
  if (holds(combining, point)) return {size, 0, true, point};
  return {size, holds(wide, point) ? 2u : 1u, true, point};
}

std::string escaped(std::string_view bytes) {
  std::string result;
  for (const char byte : bytes) {
    fmt::format_to(std::back_inserter(result), "\\{:03}", static_cast<unsigned char>(byte));
  }
  return result;
}

}  // namespace zonemend
