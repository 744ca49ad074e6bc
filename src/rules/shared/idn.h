// International labels: in UTF-8 as people write them, in the "xn--" form as the DNS has them
// (RFC 5890).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zonemend::rules {

// Nothing when it is no UTF-8.
std::optional<std::u32string> decode_utf8(std::string_view text);

// "xn--bcher-kva" for a label in UTF-8. Only for letters of which it is certain without the tables
// of Unicode that they are allowed and what their small letter is: Latin, Greek, Cyrillic, the
// syllables and ideographs of Chinese, Japanese and Korean. Nothing for all others, and for labels
// that would be too long.
std::optional<std::string> to_a_label(std::string_view label);

// What is wrong with a label that starts with "xn--": "it does not decode to Unicode". Empty when
// nothing is. Does not know of all letters whether they are allowed in an international name.
std::string_view a_label_fault(std::string_view label);
bool has_a_label_prefix(std::string_view label);
inline bool is_bad_a_label(std::string_view label) {
  return has_a_label_prefix(label) && !a_label_fault(label).empty();
}

// "ab--c": two hyphens behind two characters are kept for prefixes like "xn--" (RFC 5890 section
// 2.3.1). False for labels with xn-- itself, and for those that no host can have.
bool is_reserved_label(std::string_view label);

}  // namespace zonemend::rules
