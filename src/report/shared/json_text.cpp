#include "report/shared/json_text.h"

#include <fmt/format.h>

#include <iterator>

#include "report/shared/glyph.h"

namespace zonemend {
namespace {

void append_escaped(std::string& text, char32_t point) {
  if (point > 0xffff) {
    append_escaped(text, 0xd800 + ((point - 0x10000) >> 10));
    append_escaped(text, 0xdc00 + ((point - 0x10000) & 0x3ff));
    return;
  }
  fmt::format_to(std::back_inserter(text), "\\u{:04x}", static_cast<std::uint32_t>(point));
}

}  // namespace

std::string json_text(const Json& value, int indent) {
  const std::string dumped = value.dump(indent, ' ', false, Json::error_handler_t::replace);
  std::string text;
  text.reserve(dumped.size());
  for (std::string_view rest = dumped; !rest.empty();) {
    const Glyph glyph = first_glyph(rest);
    // The only control characters are the line ends of the indentation.
    if (glyph.shown || glyph.point < ' ') {
      text += rest.substr(0, glyph.size);
    } else {
      append_escaped(text, glyph.point);
    }
    rest.remove_prefix(glyph.size);
  }
  return text;
}

}  // namespace zonemend
