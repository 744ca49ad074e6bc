// What the serial number of a zone says beside counting (RFC 1912 section 2.2).
#pragma once

#include <cstdint>

namespace zonemend {

enum class SerialScheme : unsigned char {
  date,      // YYYYMMDDnn
  unixtime,  // seconds since 1970
  counter,
};

// `now`: Unix time in seconds; a number far behind it is no Unix time.
SerialScheme serial_scheme(std::uint32_t serial, std::int64_t now);

// YYYYMMDDnn for the day of `unix_time` in UTC.
std::uint32_t date_serial(std::int64_t unix_time, unsigned nn);

}  // namespace zonemend
