// How the lines of a file end: LF, or CR LF as on Windows.
#pragma once

#include <string_view>

#include "zonemend/edit.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// Line ends inside a string (behind a backslash) do not count, nor does a lone CR.
struct LineEnds {
  std::size_t lf = 0;
  std::size_t crlf = 0;
  Span first_lf;  // the line ends themselves
  Span first_crlf;
};
LineEnds count_line_ends(const Zone& zone, const Document& document);

// Ends every line with `wanted`, "\n" or "\r\n".
Fix write_line_ends(const Zone& zone, const Document& document, std::string_view wanted);

}  // namespace zonemend::rules
