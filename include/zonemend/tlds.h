// The top-level domains that exist: a name that ends in one was probably meant to be absolute.
#pragma once

#include <string_view>

namespace zonemend {

// True for "com", "DE", "xn--p1ai": a label of the root zone as of the build (see
// src/dns/data/tlds.txt), in any letter case.
bool is_known_tld(std::string_view label);

}  // namespace zonemend
