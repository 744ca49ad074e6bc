// Display columns of a line, so that new text lines up with what stands around it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zonemend {

// The column (from 0) behind `text` that starts at column `column`; tabs stop at every eighth.
std::size_t column_after(std::string_view text, std::size_t column = 0);

// White space from column `from` to column `to`, made of tabs when `model` has tabs and they can
// reach it exactly. At least one character when `to` is not beyond `from`.
std::string white_space(std::size_t from, std::size_t to, std::string_view model);

}  // namespace zonemend
