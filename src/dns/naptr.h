// The substitution expression of NAPTR (RFC 3402 section 3.2).
#pragma once

#include <string_view>

namespace zonemend {

// True for "" and for delimiter, extended regular expression, delimiter, replacement, delimiter
// and flags, where each \1 to \9 of the replacement has its group. `text` is without escapes of
// the zone file.
bool is_substitution(std::string_view text);

}  // namespace zonemend
