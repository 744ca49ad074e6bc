// Names of numbers, for printing.
#pragma once

#include <cstdint>
#include <string_view>

namespace zonemend {

// "PKIX" for 1 (RFC 4398 section 2.1); empty when the number has no name.
std::string_view cert_type_mnemonic(std::uint16_t value);

}  // namespace zonemend
