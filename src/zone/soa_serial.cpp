#include "zone/soa_serial.h"

namespace zonemend {
namespace {

std::size_t serial_offset(std::string_view rdata) {
  std::size_t at = 0;
  for (int names = 0; names < 2; ++names) {
    while (rdata[at] != '\0') at += static_cast<unsigned char>(rdata[at]) + 1u;
    ++at;
  }
  return at;
}

}  // namespace

std::uint32_t soa_serial(std::string_view soa_rdata) {
  std::uint32_t serial = 0;
  for (const char c : soa_rdata.substr(serial_offset(soa_rdata), 4)) {
    serial = serial << 8 | static_cast<unsigned char>(c);
  }
  return serial;
}

std::string with_serial(std::string_view soa_rdata, std::uint32_t serial) {
  std::string rdata(soa_rdata);
  const std::size_t at = serial_offset(soa_rdata);
  for (std::size_t i = 0; i < 4; ++i) rdata[at + i] = static_cast<char>(serial >> (24 - 8 * i));
  return rdata;
}

}  // namespace zonemend
