#include "rules/shared/server_addresses.h"

#include <algorithm>

#include "rules/shared/address_records.h"
#include "rules/shared/records.h"

namespace zonemend::rules {
namespace {

enum class Reach { everybody, inside, nobody, unclear };

Reach reach_of(const SpecialBlock* special) {
  if (special == nullptr) return Reach::everybody;
  switch (special->use) {
    case AddressUse::documentation:
    case AddressUse::public_service:
      return Reach::everybody;
    case AddressUse::private_use:
    case AddressUse::unique_local:
    case AddressUse::site_local:
      return Reach::inside;
    case AddressUse::this_network:
    case AddressUse::loopback:
    case AddressUse::link_local:
    case AddressUse::multicast:
    case AddressUse::reserved:
    case AddressUse::unallocated:
      return Reach::nobody;
    default:  // rules of their own speak of these
      return Reach::unclear;
  }
}

// The addresses of one NS RRset's servers, as far as they stand in the zone.
class ServerSet {
 public:
  ServerSet(const Zone& zone, NameId owner) : zone_(zone) {
    for (const RecordId ns : zone.records_at(owner)) {
      if (zone.record(ns).type == RrType::ns) add(ns);
    }
  }

  void append_unreachable(std::vector<ServerAddress>& found) const {
    for (const ServerAddress& server : suspects_) {
      const bool inside = reach_of(server.special) == Reach::inside;
      if (!inside || has_public(zone_.record(server.address).type)) found.push_back(server);
    }
  }

 private:
  void add(RecordId ns) {
    const NameId server = zone_.names().find(target_of(zone_, zone_.record(ns)));
    if (server == no_name || is_localhost(zone_.name(server))) return;
    for (const RecordId id : zone_.records_at(server)) {
      const RrType type = zone_.record(id).type;
      if (type != RrType::a && type != RrType::aaaa) continue;
      const SpecialBlock* special = special_block_of(zone_, zone_.record(id));
      const Reach reach = reach_of(special);
      if (reach == Reach::everybody) (type == RrType::a ? public_ipv4_ : public_ipv6_) = true;
      if (reach == Reach::inside || reach == Reach::nobody) suspects_.push_back({id, ns, special});
    }
  }
  bool has_public(RrType type) const { return type == RrType::a ? public_ipv4_ : public_ipv6_; }

  const Zone& zone_;
  std::vector<ServerAddress> suspects_;
  bool public_ipv4_ = false;
  bool public_ipv6_ = false;
};

}  // namespace

std::vector<ServerAddress> unreachable_servers(const Zone& zone) {
  std::vector<ServerAddress> found;
  for (const NameId owner : owners_of(zone, RrType::ns)) {
    ServerSet(zone, owner).append_unreachable(found);
  }
  if (found.empty() || blocks_its_names(zone)) return {};
  std::stable_sort(found.begin(), found.end(), [](const ServerAddress& a, const ServerAddress& b) {
    return a.address < b.address;
  });
  const auto same = [](const ServerAddress& a, const ServerAddress& b) {
    return a.address == b.address;
  };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  return found;
}

const ServerAddress* find_server(const std::vector<ServerAddress>& servers, RecordId address) {
  const auto at = std::lower_bound(
      servers.begin(), servers.end(), address,
      [](const ServerAddress& server, RecordId id) { return server.address < id; });
  return at != servers.end() && at->address == address ? &*at : nullptr;
}

}  // namespace zonemend::rules
