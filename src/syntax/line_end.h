// How a logical line ends.
#pragma once

#include <string_view>

#include "zonemend/document.h"

namespace zonemend {

// "\n", "\r\n" or "\r"; empty where the file ends without one. (A carriage return at the end of a
// comment does not end it.)
std::string_view line_end(std::string_view bytes, const Entry& entry);

}  // namespace zonemend
