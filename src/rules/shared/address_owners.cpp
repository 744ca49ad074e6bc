#include "rules/shared/address_owners.h"

#include "rules/shared/served_records.h"
#include "zonemend/rdata.h"

namespace zonemend::rules {

std::optional<NameView> AddressOwners::only_owner(std::string_view address) {
  if (!read_) {
    read(RrType::a);
    read(RrType::aaaa);
    read_ = true;
  }
  std::string wire;
  const RdataToken token{address};
  const bool is_ipv6 = address.find(':') != address.npos;
  const RrType type = is_ipv6 ? RrType::aaaa : RrType::a;
  if (parse_rdata(type, RrClass::in, {&token, 1}, zone_.origin_name(), wire)) return std::nullopt;
  const auto found = owners_.find(wire);
  if (found == owners_.end() || found->second == no_name) return std::nullopt;
  return zone_.name(found->second);
}

void AddressOwners::read(RrType type) {
  for_served(zone_, type, [this](const Record& record) {
    if (record.owner == zone_.origin() || zone_.name(record.owner).is_wildcard()) return;
    const auto [at, is_new] = owners_.try_emplace(std::string(zone_.rdata(record)), record.owner);
    if (!is_new && at->second != record.owner) at->second = no_name;
  });
}

}  // namespace zonemend::rules
