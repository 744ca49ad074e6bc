// Colours. They mark structure only: without them the text is the same.
#pragma once

#include <string>
#include <string_view>

#include "zonemend/finding.h"

namespace zonemend {

enum class Paint : unsigned char { none, bold, error, warning, info, gutter, good };

inline Paint paint_of(Severity severity) {
  if (severity == Severity::error) return Paint::error;
  return severity == Severity::warning ? Paint::warning : Paint::info;
}

// `text` in that colour, or as it is when colours are off.
inline std::string painted(bool color, Paint paint, std::string_view text) {
  if (!color || paint == Paint::none || text.empty()) return std::string(text);
  constexpr std::string_view codes[] = {"", "1", "1;31", "1;33", "1;36", "1;34", "1;32"};
  const std::string_view code = codes[static_cast<unsigned char>(paint)];
  return std::string("\x1b[").append(code).append("m").append(text).append("\x1b[0m");
}

}  // namespace zonemend
