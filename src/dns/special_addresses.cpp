#include "dns/special_addresses.h"

#include <algorithm>
#include <array>
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

// The blocks that may hold an address, by its first octet; small blocks first.
class Index {
 public:
  Index() {
    for (const Row& row : rows) add(row);
    for (auto* family : {&ipv4_, &ipv6_}) {
      for (auto& blocks : *family) {
        std::sort(blocks.begin(), blocks.end(), [](const SpecialBlock& a, const SpecialBlock& b) {
          return a.block.length() > b.block.length();
        });
      }
    }
  }

  const SpecialBlock* find(std::string_view address) const {
    if (address.empty()) return nullptr;
    const auto& family = address.size() == 4 ? ipv4_ : ipv6_;
    for (const SpecialBlock& special : family[static_cast<unsigned char>(address[0])]) {
      if (special.block.contains(address)) return &special;
    }
    return nullptr;
  }

 private:
  using Family = std::array<std::vector<SpecialBlock>, 256>;

  void add(const Row& row) {
    const auto block = AddressBlock::parse(row.block);
    if (!block) return;  // special_addresses_test finds such a line
    Family& family = block->octets().size() == 4 ? ipv4_ : ipv6_;
    const auto first = static_cast<unsigned char>(block->octets()[0]);
    const unsigned count = block->length() >= 8 ? 1 : 1U << (8 - block->length());
    for (unsigned octet = first; octet < first + count; ++octet) {
      family[octet].push_back({*block, row.use, row.block, row.authority, row.name});
    }
  }

  Family ipv4_;
  Family ipv6_;
};

}  // namespace

const SpecialBlock* special_block(std::string_view address) {
  static const Index index;
  return index.find(address);
}

}  // namespace zonemend
