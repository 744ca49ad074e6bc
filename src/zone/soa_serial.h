// The serial in the wire form of an SOA (RFC 1035 section 3.3.13).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zonemend {

std::uint32_t soa_serial(std::string_view soa_rdata);
// The same SOA rdata with another serial.
std::string with_serial(std::string_view soa_rdata, std::uint32_t serial);

}  // namespace zonemend
