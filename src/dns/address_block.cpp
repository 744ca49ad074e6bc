#include "dns/address_block.h"

#include <utility>

#include "text/ascii.h"
#include "zonemend/rdata.h"

namespace zonemend {
namespace {

std::optional<std::string> octets_of(std::string_view address) {
  const RrType type = address.find(':') == address.npos ? RrType::a : RrType::aaaa;
  const RdataToken token{address, false};
  std::string octets;
  if (parse_rdata(type, RrClass::in, {&token, 1}, NameView(), octets)) return std::nullopt;
  return octets;
}

// Of a prefix, in bits.
std::optional<unsigned> length_from(std::string_view text, std::size_t most) {
  if (!ascii::all_digits(text) || text.size() > 3 || (text.size() > 1 && text[0] == '0')) {
    return std::nullopt;
  }
  unsigned length = 0;
  for (const char c : text) length = length * 10 + static_cast<unsigned>(c - '0');
  return length <= most ? std::optional(length) : std::nullopt;
}

}  // namespace

std::optional<AddressBlock> AddressBlock::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  auto octets = octets_of(text.substr(0, slash));
  if (!octets) return std::nullopt;
  const auto bits = static_cast<unsigned>(octets->size() * 8);
  const auto length =
      slash == text.npos ? std::optional(bits) : length_from(text.substr(slash + 1), bits);
  if (!length) return std::nullopt;
  return AddressBlock(std::move(*octets), *length);
}

bool AddressBlock::contains(std::string_view address) const {
  if (address.size() != octets_.size()) return false;
  const std::size_t whole = length_ / 8;
  if (address.substr(0, whole) != std::string_view(octets_).substr(0, whole)) return false;
  if (length_ % 8 == 0) return true;
  const unsigned difference = static_cast<unsigned char>(address[whole] ^ octets_[whole]);
  return difference >> (8 - length_ % 8) == 0;
}

}  // namespace zonemend
