#pragma once

#include <string>
#include <string_view>

namespace zonemend {

// Made printable, so that no character is left that XML forbids, and escaped for element content
// and attribute values.
std::string xml_text(std::string_view text);
// The same for text of several printable lines: line ends stay.
std::string xml_lines(std::string_view text);

}  // namespace zonemend
