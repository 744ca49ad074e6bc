#include "dns/rdata_print.h"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <array>
#include <iterator>

#include "dns/rdata_mnemonics.h"
#include "dns/rdata_wire.h"
#include "zonemend/name.h"

namespace zonemend {
namespace {

void print_number(std::string& out, std::uint32_t value) {
  fmt::format_to(std::back_inserter(out), "{}", value);
}

// YYYYMMDDHHmmSS, read as seconds after 1970 (RFC 4034 section 3.2).
void print_timestamp(std::string& out, std::uint32_t seconds) {
  const std::uint32_t days = seconds / 86400;
  // Howard Hinnant's civil_from_days, for dates from 1970 on.
  const std::uint32_t z = days + 719468;
  const std::uint32_t era = z / 146097;
  const std::uint32_t day_of_era = z - era * 146097;
  const std::uint32_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::uint32_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::uint32_t shifted = (5 * day_of_year + 2) / 153;
  const std::uint32_t day = day_of_year - (153 * shifted + 2) / 5 + 1;
  const std::uint32_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  const std::uint32_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  fmt::format_to(std::back_inserter(out), "{:04}{:02}{:02}{:02}{:02}{:02}", year, month, day,
                 seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
}

void print_type(std::string& out, std::uint32_t value) {
  out += rr_type_text(static_cast<RrType>(value));
}

void print_strings(std::string& out, std::string_view octets) {
  for (std::size_t at = 0; at < octets.size();) {
    if (at > 0) out += ' ';
    const std::size_t size = get8(octets, at);
    print_quoted(out, octets.substr(at + 1, size));
    at += 1 + size;
  }
}

void print_names(std::string& out, std::string_view octets) {
  for (std::size_t at = 0; at < octets.size();) {
    if (at > 0) out += ' ';
    const std::size_t size = name_size(octets.substr(at));
    print_name(out, octets.substr(at, size));
    at += size;
  }
}

void print_cert_type(std::string& out, std::uint16_t value) {
  const std::string_view mnemonic = cert_type_mnemonic(value);
  if (mnemonic.empty()) {
    print_number(out, value);
  } else {
    out += mnemonic;
  }
}

// RFC 4648 section 7, without padding.
void print_base32hex(std::string& out, std::string_view octets) {
  constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
  std::uint32_t buffer = 0;
  unsigned bits = 0;
  for (char c : octets) {
    buffer = (buffer << 8 | static_cast<unsigned char>(c)) & 0xffff;
    for (bits += 8; bits >= 5; bits -= 5) out += digits[(buffer >> (bits - 5)) & 31];
  }
  if (bits > 0) out += digits[(buffer << (5 - bits)) & 31];
}

// Pairs of hexadecimal digits with '-' between them (RFC 7043 section 3.2).
void print_eui(std::string& out, std::string_view octets) {
  for (std::size_t i = 0; i < octets.size(); ++i) {
    fmt::format_to(std::back_inserter(out), "{}{:02x}", i == 0 ? "" : "-", get8(octets, i));
  }
}

// RFC 6742 section 2.1.2.
void print_ilnp64(std::string& out, std::string_view octets) {
  fmt::format_to(std::back_inserter(out), "{:x}:{:x}:{:x}:{:x}", get16(octets, 0), get16(octets, 2),
                 get16(octets, 4), get16(octets, 6));
}

void print_hip(std::string& out, std::string_view octets) {
  const std::size_t tag = get8(octets, 0);
  print_number(out, get8(octets, 1));
  out += ' ';
  print_hex(out, octets.substr(4, tag));
  out += ' ';
  print_base64(out, octets.substr(4 + tag));
}

}  // namespace

void print_hex(std::string& out, std::string_view octets) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (char c : octets) {
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
  }
}

void print_base64(std::string& out, std::string_view octets) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::size_t at = 0;
  for (; at + 3 <= octets.size(); at += 3) {
    const std::uint32_t group = get8(octets, at) << 16 | get16(octets, at + 1);
    for (int shift = 18; shift >= 0; shift -= 6) out += digits[(group >> shift) & 63];
  }
  const std::size_t left = octets.size() - at;
  if (left == 0) return;
  const std::uint32_t group = get8(octets, at) << 16 | (left == 2 ? get8(octets, at + 1) << 8 : 0);
  out += digits[group >> 18];
  out += digits[(group >> 12) & 63];
  out += left == 2 ? digits[(group >> 6) & 63] : '=';
  out += '=';
}

void print_quoted(std::string& out, std::string_view octets) {
  out += '"';
  for (char c : octets) {
    const auto octet = static_cast<unsigned char>(c);
    if (octet < 0x20 || octet > 0x7e) {
      fmt::format_to(std::back_inserter(out), "\\{:03}", octet);
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

void print_name(std::string& out, std::string_view wire) { out += NameView(wire).text(); }

void print_ipv4(std::string& out, std::string_view octets) {
  fmt::format_to(std::back_inserter(out), "{}.{}.{}.{}", get8(octets, 0), get8(octets, 1),
                 get8(octets, 2), get8(octets, 3));
}

void print_ipv6(std::string& out, std::string_view octets) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, octets.data(), text.data(), text.size());
  out += text.data();
}

void print_field(std::string& out, Field field, std::string_view rdata, std::size_t at,
                 std::size_t size) {
  const std::string_view octets = rdata.substr(at, size);
  switch (field) {
    case Field::none:
      return;
    case Field::name:
      return print_name(out, octets);
    case Field::u8:
    case Field::algorithm:
    case Field::digest_type:
    case Field::hash_algorithm:
    case Field::key_protocol:
      return print_number(out, get8(octets, 0));
    case Field::u16:
    case Field::key_flags:
      return print_number(out, get16(octets, 0));
    case Field::u32:
    case Field::period:
      return print_number(out, get32(octets, 0));
    case Field::string:
    case Field::optional_string:
    case Field::strings:
      return print_strings(out, octets);
    case Field::ipv4:
      return print_ipv4(out, octets);
    case Field::ipv6:
      return print_ipv6(out, octets);
    case Field::hex:
      return print_hex(out, octets);
    case Field::base64:
    case Field::optional_base64:
    case Field::public_key:
      return print_base64(out, octets);
    case Field::doa_data:
      if (octets.empty()) out += '-';
      return print_base64(out, octets);
    case Field::type:
      return print_type(out, get16(octets, 0));
    case Field::cert_type:
      return print_cert_type(out, static_cast<std::uint16_t>(get16(octets, 0)));
    case Field::dsync_scheme:
      if (get8(octets, 0) == 1) {
        out += "NOTIFY";
        return;
      }
      return print_number(out, get8(octets, 0));
    case Field::timestamp:
      return print_timestamp(out, get32(octets, 0));
    case Field::tag:
      out += octets.substr(1);
      return;
    case Field::caa_value:
    case Field::uri_target:
      return print_quoted(out, octets);
    case Field::salt:
      if (size == 1) out += '-';
      return print_hex(out, octets.substr(1));
    case Field::next_hash:
      return print_base32hex(out, octets.substr(1));
    case Field::nsap:
      out += "0x";
      return print_hex(out, octets);
    case Field::atm_address:
      // ATM Name System section 5: format 0 is hexadecimal, format 1 an E.164 number.
      if (octets[0] == 0) return print_hex(out, octets.substr(1));
      out += '+';
      out += octets.substr(1);
      return;
    case Field::hip:
      return print_hip(out, octets);
    case Field::names:
      return print_names(out, octets);
    case Field::eui48:
    case Field::eui64:
      return print_eui(out, octets);
    case Field::ilnp64:
      return print_ilnp64(out, octets);
    case Field::chaos_address:
      fmt::format_to(std::back_inserter(out), "{:o}", get16(octets, 0));
      return;
    case Field::bitmap:
      return print_bitmap(out, octets);
    case Field::nxt_bitmap:
      return print_nxt_bitmap(out, octets);
    case Field::prefixes:
      return print_prefixes(out, octets);
    case Field::location:
      return print_location(out, octets);
    case Field::services:
      return print_services(out, octets);
    case Field::gateway:
      return print_gateway(out, rdata, at);
    case Field::relay:
      return print_relay(out, octets);
    case Field::a6:
      return print_a6(out, octets);
    case Field::svc_params:
      return print_svc_params(out, octets);
    case Field::opaque:
      return print_hex(out, octets);
  }
}

}  // namespace zonemend
