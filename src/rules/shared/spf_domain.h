// Domain names in SPF policies, with macros: "%{ir}._spf.%{d2}" (RFC 7208 section 7.1).
#pragma once

#include <string_view>

namespace zonemend::rules {

// The first macro that RFC 7208 does not know; empty when there is none. The letters c, r and t
// belong into explanations alone (section 7.2).
std::string_view find_bad_macro(std::string_view domain);

// Whether the domain ends as it must, in a macro or behind a dot in a label that is no number. Its
// macros must be sound.
bool ends_in_top_label(std::string_view domain);

}  // namespace zonemend::rules
