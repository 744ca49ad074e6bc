// Where a string that is not closed on its line ends after all.
#pragma once

#include <cstdint>
#include <string_view>

namespace zonemend {

// `at`: the end of the line on which the string opens. The offset of the quote that closes it on
// one of the next lines; std::string_view::npos when that is not clear: no quote in reach, a quote
// that rather opens a string of its own, or lines between that look like records of their own.
std::size_t closing_quote(std::string_view bytes, std::uint32_t at);

}  // namespace zonemend
