// Blocks of IP addresses in prefix notation (RFC 4632 section 3.1, RFC 4291 section 2.3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zonemend {

class AddressBlock {
 public:
  // "192.0.2.0/24", "2001:db8::/32"; an address without length is a block of its own. Bits behind
  // the prefix do not count. Nothing when malformed.
  static std::optional<AddressBlock> parse(std::string_view text);

  // `address`: the rdata of an A or AAAA record; false for one of the other family.
  bool contains(std::string_view address) const;

  std::string_view octets() const { return octets_; }  // 4 or 16, as written
  unsigned length() const { return length_; }          // of the prefix, in bits

 private:
  AddressBlock(std::string octets, unsigned length) : octets_(std::move(octets)), length_(length) {}

  std::string octets_;
  unsigned length_;
};

}  // namespace zonemend
