#include "rules/shared/host_addresses.h"

#include <algorithm>

#include "rules/shared/records.h"
#include "zone/crowded_owners.h"

namespace zonemend::rules {

bool HostAddresses::has(NameId host, RrType type, std::string_view address) {
  const auto records = zone_.records_at(host);
  if (!is_crowded(records)) {
    return std::any_of(records.begin(), records.end(), [&](RecordId id) {
      return zone_.record(id).type == type && zone_.rdata(id) == address;
    });
  }
  const auto [at, is_new] = sorted_.try_emplace({host, type});
  std::vector<std::string_view>& sorted = at->second;
  if (is_new) {
    for (const RecordId id : records_at(zone_, host, type)) sorted.push_back(zone_.rdata(id));
    std::sort(sorted.begin(), sorted.end());
  }
  return std::binary_search(sorted.begin(), sorted.end(), address);
}

}  // namespace zonemend::rules
