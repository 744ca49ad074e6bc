#include "dns/plain_rdata.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "dns/plain_name.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

using Tokens = std::span<const RdataToken>;

// Decimal digits, at most five, up to `most`.
bool read_number(const RdataToken& token, std::uint32_t most, std::uint32_t& value) {
  if (token.quoted || token.text.empty() || token.text.size() > 5) return false;
  value = 0;
  for (const char c : token.text) {
    if (!ascii::is_digit(c)) return false;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return value <= most;
}

bool put_number16(const RdataToken& token, std::string& wire) {
  std::uint32_t value = 0;
  if (!read_number(token, 0xffff, value)) return false;
  wire.push_back(static_cast<char>(value >> 8));
  wire.push_back(static_cast<char>(value));
  return true;
}

bool put_number8(const RdataToken& token, std::string& wire) {
  std::uint32_t value = 0;
  if (!read_number(token, 0xff, value)) return false;
  wire.push_back(static_cast<char>(value));
  return true;
}

bool put_name(const RdataToken& token, NameView origin, std::string& wire) {
  std::array<char, plain_name_room> name;
  if (token.quoted) return false;
  const std::size_t size = write_plain_name(token.text, origin, name.data());
  wire.append(name.data(), size);
  return size > 0;
}

// The lowest octets of a number, the highest of them first. Put together in a register: a processor
// reads memory late that was written just before in smaller pieces.
template <std::size_t Octets>
void put_octets(std::uint64_t number, std::string& wire) {
  std::array<char, Octets> octets;
  for (std::size_t i = 0; i < Octets; ++i) {
    octets[i] = static_cast<char>(number >> (8 * (Octets - 1 - i)));
  }
  wire.append(octets.data(), octets.size());
}

// Four numbers without leading zeros.
bool put_ipv4(std::string_view text, std::string& wire) {
  constexpr std::size_t longest = 15;  // "255.255.255.255"
  if (text.size() > longest) return false;
  std::array<char, longest + 1> copy{};  // ends with a NUL, so that no digit needs to be counted
  std::memcpy(copy.data(), text.data(), text.size());
  const char* at = copy.data();
  std::uint32_t address = 0;
  for (int i = 0; i < 4; ++i) {
    if (i > 0 && *at++ != '.') return false;
    if (!ascii::is_digit(*at)) return false;
    unsigned value = static_cast<unsigned>(*at++ - '0');
    while (ascii::is_digit(*at)) {
      if (value == 0) return false;
      value = value * 10 + static_cast<unsigned>(*at++ - '0');
      if (value > 255) return false;
    }
    address = address << 8 | value;
  }
  if (at != copy.data() + text.size()) return false;
  put_octets<4>(address, wire);
  return true;
}

constexpr std::array<std::int8_t, 256> hex_values = [] {
  std::array<std::int8_t, 256> values{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = static_cast<std::int8_t>(ascii::hex_value(static_cast<char>(i)));
  }
  return values;
}();

int hex_value(char c) { return hex_values[static_cast<unsigned char>(c)]; }

// Groups of hexadecimal digits, "::" once at most; not the forms that end in an IPv4 address.
bool put_ipv6(std::string_view text, std::string& wire) {
  constexpr std::size_t most_groups = 8;
  std::array<std::uint16_t, most_groups> groups{};
  std::size_t count = 0;
  std::size_t gap = most_groups + 1;  // number of groups in front of "::"
  std::size_t at = 0;
  if (text.starts_with("::")) {
    gap = 0;
    at = 2;
  }
  while (at < text.size()) {
    const std::size_t begin = at;
    unsigned value = 0;
    for (int digit; at < text.size() && (digit = hex_value(text[at])) >= 0; ++at) {
      value = value * 16 + static_cast<unsigned>(digit);
      if (at - begin == 4) return false;
    }
    if (at == begin || count == most_groups) return false;
    groups[count++] = static_cast<std::uint16_t>(value);
    if (at == text.size()) break;
    if (text[at++] != ':' || at == text.size()) return false;
    if (text[at] != ':') continue;
    if (gap <= most_groups) return false;
    gap = count;
    ++at;
  }
  const bool has_gap = gap <= most_groups;
  if (has_gap ? count == most_groups : count != most_groups) return false;
  std::array<std::uint64_t, 2> halves{};
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t place = has_gap && i >= gap ? i + most_groups - count : i;
    halves[place / 4] |= std::uint64_t{groups[i]} << (16 * (3 - place % 4));
  }
  put_octets<8>(halves[0], wire);
  put_octets<8>(halves[1], wire);
  return true;
}

bool put_strings(Tokens tokens, std::string& wire) {
  constexpr std::size_t most_octets = 65535;
  const std::size_t before = wire.size();
  for (const RdataToken& token : tokens) {
    const std::string_view text = token.text;
    if (text.size() > 255 || std::memchr(text.data(), '\\', text.size()) != nullptr) return false;
    wire.push_back(static_cast<char>(text.size()));
    wire.append(text);
  }
  return !tokens.empty() && wire.size() - before <= most_octets;
}

bool put_hex(Tokens tokens, std::string& wire) {
  for (const RdataToken& token : tokens) {
    if (token.quoted || token.text.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < token.text.size(); i += 2) {
      const int high = hex_value(token.text[i]);
      const int low = hex_value(token.text[i + 1]);
      if (high < 0 || low < 0) return false;
      wire.push_back(static_cast<char>(high * 16 + low));
    }
  }
  return true;
}

// RFC 4034 section 5.1, RFC 4509, RFC 6605: digests of known types have one length.
bool put_ds(Tokens tokens, std::string& wire) {
  if (tokens.size() < 4) return false;
  const std::size_t before = wire.size();
  if (!put_number16(tokens[0], wire) || !put_number8(tokens[1], wire) ||
      !put_number8(tokens[2], wire) || !put_hex(tokens.subspan(3), wire)) {
    return false;
  }
  const std::size_t digest = wire.size() - before - 4;
  switch (wire[before + 3]) {
    case 1:
      return digest == 20;
    case 2:
      return digest == 32;
    case 4:
      return digest == 48;
    default:
      return false;
  }
}

bool put_rdata(RrType type, Tokens tokens, NameView origin, std::string& wire) {
  switch (type) {
    case RrType::a:
      return tokens.size() == 1 && !tokens[0].quoted && put_ipv4(tokens[0].text, wire);
    case RrType::aaaa:
      return tokens.size() == 1 && !tokens[0].quoted && put_ipv6(tokens[0].text, wire);
    case RrType::ns:
    case RrType::cname:
    case RrType::dname:
    case RrType::ptr:
      return tokens.size() == 1 && put_name(tokens[0], origin, wire);
    case RrType::mx:
      return tokens.size() == 2 && put_number16(tokens[0], wire) &&
             put_name(tokens[1], origin, wire);
    case RrType::srv:
      return tokens.size() == 4 && put_number16(tokens[0], wire) && put_number16(tokens[1], wire) &&
             put_number16(tokens[2], wire) && put_name(tokens[3], origin, wire);
    case RrType::txt:
      return put_strings(tokens, wire);
    case RrType::ds:
      return put_ds(tokens, wire);
    default:
      return false;
  }
}

}  // namespace

bool is_plain_ipv4(std::string_view text) {
  std::string wire;
  return put_ipv4(text, wire);
}

bool parse_plain_rdata(RrType type, RrClass rr_class, Tokens tokens, NameView origin,
                       std::string& wire) {
  const std::size_t before = wire.size();
  if (rr_class == RrClass::in && put_rdata(type, tokens, origin, wire)) return true;
  wire.resize(before);
  return false;
}

}  // namespace zonemend
