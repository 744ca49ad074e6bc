// The zone's addresses (A, AAAA) of special use, by use: the fact behind the rules about addresses.
#pragma once

#include <array>
#include <initializer_list>
#include <span>
#include <vector>

#include "dns/special_addresses.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// Empty in classes whose addresses are others.
class SpecialRecords {
 public:
  explicit SpecialRecords(const Zone& zone);

  // A records, then AAAA records, each in file order.
  std::span<const RecordId> of(AddressUse use) const {
    return by_use_[static_cast<std::size_t>(use)];
  }
  // The same for several uses together.
  std::vector<RecordId> of(const Zone& zone, std::initializer_list<AddressUse> uses) const;

 private:
  static constexpr std::size_t use_count = static_cast<std::size_t>(AddressUse::other) + 1;
  std::array<std::vector<RecordId>, use_count> by_use_;
};

}  // namespace zonemend::rules
