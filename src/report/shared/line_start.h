#pragma once

#include <string>
#include <string_view>

namespace zonemend {

// printable() for text that begins a line of a log: GitHub obeys lines that begin with "::error" or
// the like, after any blanks.
std::string printable_at_line_start(std::string_view text);

}  // namespace zonemend
