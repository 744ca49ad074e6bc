// Punycode: Unicode in the letters of host names (RFC 3492). Without the "xn--" in front.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zonemend::rules {

// Small letters only. Time is quadratic in the length: meant for labels.
std::string punycode_encode(std::u32string_view text);
// Takes capital letters, too. Nothing when it does not decode to Unicode.
std::optional<std::u32string> punycode_decode(std::string_view code);

}  // namespace zonemend::rules
