// Whether a name has an address: for rules that may ask thousands of times for those of one name.
#pragma once

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

class HostAddresses {
 public:
  explicit HostAddresses(const Zone& zone) : zone_(zone) {}

  // `address`: rdata of the type, which is A or AAAA. The addresses of a name with very many
  // records are sorted when it is first asked for.
  bool has(NameId host, RrType type, std::string_view address);

 private:
  const Zone& zone_;
  std::map<std::pair<NameId, RrType>, std::vector<std::string_view>> sorted_;
};

}  // namespace zonemend::rules
