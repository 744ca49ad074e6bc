// What the labels of the zone's names look like: the fact by which rules about spelling find the
// few names that concern them.
#pragma once

#include <cstdint>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

// A name has a trait when one of its labels has it.
enum NameTrait : std::uint8_t {
  no_host_label = 1,     // is not made of letters, digits and inner hyphens
  underscore_label = 2,  // starts with an underscore
  double_hyphen = 4,     // has two hyphens in a row, as "xn--" has
  asterisk = 8,          // has one, be it alone
  domain_key_label = 16  // is "domainkey" or "_domainkey"
};

// The NameTraits of any name.
std::uint8_t traits_of(NameView name);

class NameTraits {
 public:
  explicit NameTraits(const Zone& zone);

  bool has(NameId id, unsigned traits) const { return (traits_[id] & traits) != 0; }
  // Whether some name has one of the traits.
  bool occur(unsigned traits) const { return (all_ & traits) != 0; }
  // Calls visit(id) for each name that has one of the traits, in the order of their numbers.
  template <class Visit>
  void visit(unsigned traits, Visit visit) const {
    if (!occur(traits)) return;
    for (NameId id = 0; id < traits_.size(); ++id) {
      if (has(id, traits)) visit(id);
    }
  }

 private:
  std::vector<std::uint8_t> traits_;  // by NameId
  std::uint8_t all_ = 0;
};

}  // namespace zonemend::rules
