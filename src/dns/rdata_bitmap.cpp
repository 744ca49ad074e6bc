// Type bitmaps: NSEC, NSEC3, CSYNC (RFC 4034 section 4.1.2) and NXT (RFC 2535 section 5.2).
#include <fmt/format.h>

#include <bitset>

#include "dns/rdata_print.h"
#include "dns/rdata_reader.h"
#include "dns/rdata_wire.h"

namespace zonemend {
namespace {

struct TypeSet {
  std::bitset<65536> bits;
  std::bitset<256> windows;  // those with any bit
};

bool read_types(RdataReader& in, TypeSet& types) {
  while (!in.at_end()) {
    const RdataToken* token = in.next_word();
    if (token == nullptr) return false;
    const auto type = rr_type_from_text(token->text);
    if (!type) {
      return in.fail(
          "bad-type-bitmap",
          fmt::format("{} in the {} is not a record type", quote(token->text), in.words()),
          "write a type such as A or MX, or TYPE and its number");
    }
    const auto number = static_cast<std::size_t>(*type);
    types.bits.set(number);
    types.windows.set(number / 256);
  }
  return true;
}

// Octets up to the last one that is not zero of the `size` octets from bit `first` on.
std::string block(const TypeSet& types, std::size_t first, std::size_t size) {
  std::string octets(size, '\0');
  for (std::size_t bit = 0; bit < size * 8; ++bit) {
    if (!types.bits.test(first + bit)) continue;
    octets[bit / 8] = static_cast<char>(octets[bit / 8] | (0x80 >> (bit % 8)));
  }
  while (!octets.empty() && octets.back() == '\0') octets.pop_back();
  return octets;
}

void print_block(std::string& out, std::string_view octets, std::size_t first) {
  for (std::size_t bit = 0; bit < octets.size() * 8; ++bit) {
    if ((get8(octets, bit / 8) & (0x80u >> (bit % 8))) == 0) continue;
    if (!out.empty() && out.back() != ' ') out += ' ';
    out += rr_type_text(static_cast<RrType>(first + bit));
  }
}

}  // namespace

bool read_bitmap(RdataReader& in) {
  TypeSet types;
  if (in.at_end() && in.type() == RrType::nsec) return in.fail_too_few();
  if (!read_types(in, types)) return false;
  for (std::size_t window = 0; window < 256; ++window) {
    if (!types.windows.test(window)) continue;
    const std::string octets = block(types, window * 256, 32);
    in.put8(static_cast<std::uint32_t>(window));
    in.put8(static_cast<std::uint32_t>(octets.size()));
    in.put(octets);
  }
  return true;
}

void print_bitmap(std::string& out, std::string_view octets) {
  for (std::size_t at = 0; at < octets.size();) {
    const std::size_t size = get8(octets, at + 1);
    print_block(out, octets.substr(at + 2, size), get8(octets, at) * 256);
    at += 2 + size;
  }
}

bool read_nxt_bitmap(RdataReader& in) {
  TypeSet types;
  const std::size_t first = in.index();
  if (!read_types(in, types)) return false;
  for (std::size_t i = first; i < in.tokens().size(); ++i) {
    const auto type = rr_type_from_text(in.tokens()[i].text);
    if (static_cast<std::uint16_t>(*type) <= 127) continue;
    return in.fail_at(
        i, "bad-type-bitmap",
        fmt::format("{} has a number above 127, which NXT cannot hold", quote(in.tokens()[i].text)),
        "remove it; NSEC has taken the place of NXT");
  }
  in.put(block(types, 0, 16));
  return true;
}

void print_nxt_bitmap(std::string& out, std::string_view octets) { print_block(out, octets, 0); }

}  // namespace zonemend
