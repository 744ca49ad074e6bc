#include "report/shared/glyph.h"
#include "zonemend/report.h"

namespace zonemend {

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const Glyph glyph = first_glyph(text);
    const std::string_view bytes = text.substr(0, glyph.size);
    if (glyph.shown) {
      result += bytes;
    } else {
      result += escaped(bytes);
    }
    text.remove_prefix(glyph.size);
  }
  return result;
}

}  // namespace zonemend
