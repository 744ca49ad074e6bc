// Fields in which a number says whether an address or a name follows: IPSECKEY (RFC 4025),
// AMTRELAY (RFC 8777) and A6 (RFC 2874).
#include <fmt/format.h>

#include <array>
#include <cstring>
#include <iterator>

#include "dns/rdata_print.h"
#include "dns/rdata_reader.h"
#include "dns/rdata_wire.h"

namespace zonemend {
namespace {

bool fail_kind(RdataReader& in, std::uint32_t kind) {
  return in.fail("bad-rdata", fmt::format("{} does not say what kind of gateway follows", kind),
                 "write 0 for none, 1 for IPv4, 2 for IPv6 or 3 for a name");
}

// 1: IPv4, 2: IPv6, 3: name.
bool read_by_kind(RdataReader& in, std::uint32_t kind) {
  if (kind == 1) return read_ipv4(in);
  if (kind == 2) return read_ipv6(in);
  return read_name(in);
}

void print_by_kind(std::string& out, std::uint32_t kind, std::string_view octets) {
  if (kind == 1) print_ipv4(out, octets.substr(0, 4));
  if (kind == 2) print_ipv6(out, octets.substr(0, 16));
  if (kind == 3) print_name(out, octets.substr(0, name_size(octets)));
}

// RFC 4025 section 3.1: no gateway is written as a dot.
bool read_no_gateway(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr || token->text == ".") return token != nullptr;
  return in.fail("bad-rdata",
                 fmt::format("{} stands where gateway type 0 wants a dot", quote(token->text)),
                 "write '.', or the type that fits the gateway: 1 for IPv4, 2 for IPv6, 3 for a "
                 "name");
}

}  // namespace

bool read_gateway(RdataReader& in) {
  const std::uint32_t kind = get8(in.rdata(), 1);
  if (kind > 3)
    return in.fail_at(1, "bad-rdata", fmt::format("{} is not a gateway type", kind),
                      "write 0 for none, 1 for IPv4, 2 for IPv6 or 3 for a name");
  if (!(kind == 0 ? read_no_gateway(in) : read_by_kind(in, kind))) return false;
  in.set_field(4);
  return read_base64(in);
}

void print_gateway(std::string& out, std::string_view rdata, std::size_t at) {
  const std::uint32_t kind = get8(rdata, 1);
  const std::string_view octets = rdata.substr(at);
  constexpr std::array<std::size_t, 3> sizes = {0, 4, 16};
  const std::size_t size = kind == 3 ? name_size(octets) : sizes[kind];
  if (kind == 0) out += '.';
  print_by_kind(out, kind, octets);
  if (size == octets.size()) return;
  out += ' ';
  print_base64(out, octets.substr(size));
}

bool read_relay(RdataReader& in) {
  if (!read_u8(in)) return false;
  in.set_field(1);
  const RdataToken* token = in.next_word();
  std::uint32_t discovery = 0;
  if (token == nullptr || !check_number(in, token->text, 1, discovery)) return false;
  in.set_field(2);
  token = in.next_word();
  std::uint32_t kind = 0;
  if (token == nullptr || !check_number(in, token->text, 0x7f, kind)) return false;
  if (kind > 3) return fail_kind(in, kind);
  in.put8(discovery << 7 | kind);
  in.set_field(3);
  return kind == 0 ? read_no_gateway(in) : read_by_kind(in, kind);
}

void print_relay(std::string& out, std::string_view octets) {
  const std::uint32_t kind = get8(octets, 1) & 0x7f;
  fmt::format_to(std::back_inserter(out), "{} {} {}", get8(octets, 0), get8(octets, 1) >> 7, kind);
  out += kind == 0 ? " ." : " ";
  print_by_kind(out, kind, octets.substr(2));
}

bool read_a6(RdataReader& in) {
  const RdataToken* token = in.next_word();
  std::uint32_t prefix = 0;
  if (token == nullptr || !check_number(in, token->text, 128, prefix)) return false;
  in.put8(prefix);
  if (prefix < 128) {
    in.set_field(1);
    if (!read_ipv6(in)) return false;
    // The suffix alone is kept, with zeros in the bits that belong to the prefix.
    std::string& wire = in.wire();
    const std::size_t suffix = wire.size() - 16;
    wire.erase(suffix, prefix / 8);
    wire[suffix] =
        static_cast<char>(static_cast<unsigned char>(wire[suffix]) & (0xff >> (prefix % 8)));
  }
  in.set_field(2);
  return prefix == 0 || read_name(in);
}

void print_a6(std::string& out, std::string_view octets) {
  const std::size_t prefix = get8(octets, 0);
  const std::size_t suffix = 16 - prefix / 8;
  fmt::format_to(std::back_inserter(out), "{}", prefix);
  if (prefix < 128) {
    std::array<char, 16> address{};
    std::memcpy(address.data() + 16 - suffix, octets.data() + 1, suffix);
    out += ' ';
    print_ipv6(out, {address.data(), address.size()});
  }
  if (prefix == 0) return;
  out += ' ';
  print_name(out, octets.substr(1 + suffix));
}

}  // namespace zonemend
