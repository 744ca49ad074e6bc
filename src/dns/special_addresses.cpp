#include "dns/special_addresses.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace zonemend {
namespace {

struct Row {
  std::string_view block;
  AddressUse use;
  std::string_view authority;
  std::string_view name;
};

constexpr Row rows[] = {
#include "special_addresses.inc"
};

// The first 128 bits of an address, those behind it zero.
struct Bits {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  // Of 4 or 16 octets.
  explicit Bits(std::string_view address) {
    if (address.size() == 4) {
      high = number<4>(address.data());
    } else {
      high = number<8>(address.data());
      low = number<8>(address.data() + 8);
    }
  }

 private:
  // Compiled to one instruction or two.
  template <int Octets>
  static std::uint64_t number(const char* octets) {
    std::uint64_t number = 0;
    for (int i = 0; i < Octets; ++i) number = number << 8 | static_cast<unsigned char>(octets[i]);
    return number << (64 - 8 * Octets);
  }
};

// A block as numbers, so that asking for it takes two comparisons.
class Prefix {
 public:
  explicit Prefix(const SpecialBlock& special)
      : special_(&special),
        block_(special.block.octets()),
        high_mask_(mask(special.block.length())),
        low_mask_(special.block.length() > 64 ? mask(special.block.length() - 64) : 0) {}

  const SpecialBlock* special() const { return special_; }
  bool contains(const Bits& address) const {
    return (((address.high ^ block_.high) & high_mask_) |
            ((address.low ^ block_.low) & low_mask_)) == 0;
  }

 private:
  static std::uint64_t mask(unsigned length) {
    return length == 0 ? 0 : ~std::uint64_t{0} << (64 - std::min(length, 64u));
  }

  const SpecialBlock* special_;
  Bits block_;
  std::uint64_t high_mask_;
  std::uint64_t low_mask_;
};

// The blocks that may hold an address, by its first octet; small blocks first.
class Index {
 public:
  Index() {
    for (const Row& row : rows) add(row);
    std::stable_sort(blocks_.begin(), blocks_.end(),
                     [](const SpecialBlock& a, const SpecialBlock& b) {
                       return a.block.length() > b.block.length();
                     });
    for (const SpecialBlock& special : blocks_) enter(special);
  }

  const SpecialBlock* find(std::string_view address) const {
    if (address.empty()) return nullptr;
    const auto& family = address.size() == 4 ? ipv4_ : ipv6_;
    const auto& prefixes = family[static_cast<unsigned char>(address[0])];
    if (prefixes.empty()) return nullptr;
    const Bits bits(address);
    for (const Prefix& prefix : prefixes) {
      if (prefix.contains(bits)) return prefix.special();
    }
    return nullptr;
  }

 private:
  using Family = std::array<std::vector<Prefix>, 256>;

  void add(const Row& row) {
    const auto block = AddressBlock::parse(row.block);
    if (!block) return;  // special_addresses_test finds such a line
    blocks_.push_back({*block, row.use, row.block, row.authority, row.name});
  }

  void enter(const SpecialBlock& special) {
    Family& family = special.block.octets().size() == 4 ? ipv4_ : ipv6_;
    const auto first = static_cast<unsigned char>(special.block.octets()[0]);
    const unsigned length = special.block.length();
    const unsigned count = length >= 8 ? 1 : 1U << (8 - length);
    for (unsigned octet = first; octet < first + count; ++octet) {
      family[octet].emplace_back(special);
    }
  }

  std::vector<SpecialBlock> blocks_;
  Family ipv4_;
  Family ipv6_;
};

}  // namespace

const SpecialBlock* special_block(std::string_view address) {
  static const Index index;
  return index.find(address);
}

}  // namespace zonemend
