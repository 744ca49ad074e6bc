#include "rules/shared/idn.h"

#include <algorithm>

#include "rules/shared/punycode.h"
#include "text/ascii.h"
#include "zonemend/name.h"

namespace zonemend::rules {
namespace {

constexpr std::string_view prefix = "xn--";

constexpr bool in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// Capital and small letters of Latin Extended-A stand in pairs; the rest are ligatures and the
// like.
char32_t small_extended_latin(char32_t c) {
  if (c == 0x130 || c == 0x132 || c == 0x133 || c == 0x13f || c == 0x140 || c == 0x149 ||
      c == 0x17f)
    return 0;
  if (c == 0x131 || c == 0x138) return c;
  if (c == 0x178) return 0xff;
  const bool capital_is_odd = in(c, 0x139, 0x148) || c >= 0x179;
  return (c % 2 == 1) == capital_is_odd ? c + 1 : c;
}

// The small letter; 0 for what is left to the tables of Unicode.
char32_t small_letter(char32_t c) {
  if (c < 0x80) {
    const char letter = ascii::lower(static_cast<char>(c));
    return ascii::is_alnum(letter) || letter == '-' ? static_cast<char32_t>(letter) : 0;
  }
  if (in(c, 0xc0, 0xde) && c != 0xd7) return c + 0x20;
  if (in(c, 0xdf, 0xff) && c != 0xf7) return c;
  if (in(c, 0x100, 0x17f)) return small_extended_latin(c);
  if (in(c, 0x391, 0x3ab) && c != 0x3a2) return c + 0x20;
  if (in(c, 0x3ac, 0x3ce)) return c;
  if (in(c, 0x410, 0x42f)) return c + 0x20;
  if (in(c, 0x400, 0x40f)) return c + 0x50;
  if (in(c, 0x430, 0x45f)) return c;
  if (in(c, 0x3041, 0x3096) || in(c, 0x30a1, 0x30fa) || in(c, 0x4e00, 0x9fff)) return c;
  return in(c, 0xac00, 0xd7a3) ? c : 0;
}

// A capital letter or a sign: no international name has it (RFC 5892). Of letters of which that is
// not known without tables it is not said.
bool is_never_allowed(char32_t c) {
  if (c < 0x80 || c == 0xb7) return false;
  if (in(c, 0x80, 0x17f) || in(c, 0x391, 0x3ce) || in(c, 0x400, 0x45f)) return small_letter(c) != c;
  return false;
}

}  // namespace

std::optional<std::u32string> decode_utf8(std::string_view text) {
  std::u32string result;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xc2 ? 0
                             : lead < 0xe0 ? 2
                             : lead < 0xf0 ? 3
                             : lead < 0xf5 ? 4
                                           : 0;
    if (size == 0 || i + size > text.size()) return std::nullopt;
    char32_t code = size == 1 ? lead : lead & (0x7fu >> size);
    for (std::size_t k = 1; k < size; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      if ((next & 0xc0) != 0x80) return std::nullopt;
      code = code << 6 | (next & 0x3f);
    }
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < least[size] || code > 0x10ffff || in(code, 0xd800, 0xdfff)) return std::nullopt;
    result += code;
    i += size;
  }
  return result;
}

std::optional<std::string> to_a_label(std::string_view label) {
  auto text = decode_utf8(label);
  if (!text || text->empty() || text->front() == '-' || text->back() == '-') return std::nullopt;
  for (char32_t& c : *text) {
    c = small_letter(c);
    if (c == 0) return std::nullopt;
  }
  std::string result = std::string(prefix) + punycode_encode(*text);
  if (result.size() > max_label_size) return std::nullopt;
  return result;
}

bool has_a_label_prefix(std::string_view label) {
  return label.size() >= prefix.size() &&
         ascii::equal_ignoring_case(label.substr(0, prefix.size()), prefix);
}

bool is_reserved_label(std::string_view label) {
  return label.size() > prefix.size() && label.substr(2, 2) == "--" && !has_a_label_prefix(label) &&
         label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(),
                     [](char c) { return ascii::is_alnum(c) || c == '-'; });
}

std::string_view a_label_fault(std::string_view label) {
  const std::string_view code = label.substr(prefix.size());
  const auto text = punycode_decode(code);
  if (!text || text->empty()) return "what follows the 'xn--' does not decode to Unicode";
  if (std::all_of(text->begin(), text->end(), [](char32_t c) { return c < 0x80; })) {
    return "there is nothing international in it";
  }
  if (std::any_of(text->begin(), text->end(), is_never_allowed)) {
    return "it decodes to characters that no international name has";
  }
  if (!ascii::equal_ignoring_case(punycode_encode(*text), code)) {
    return "there is another xn-- form of the same name";
  }
  return "";
}

}  // namespace zonemend::rules
