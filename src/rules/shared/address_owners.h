// Which host of the zone has an address.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "zonemend/zone.h"

namespace zonemend::rules {

// Looks at the zone's addresses when it is first asked, and then only once.
class AddressOwners {
 public:
  explicit AddressOwners(const Zone& zone) : zone_(zone) {}

  // The one name with an A or AAAA record of this address, wildcards and the zone's own name left
  // out; nothing when there is none or more than one. `address`: as text.
  std::optional<NameView> only_owner(std::string_view address);

 private:
  void read(RrType type);

  const Zone& zone_;
  bool read_ = false;
  std::map<std::string, NameId, std::less<>> owners_;  // by rdata; no_name: several
};

}  // namespace zonemend::rules
