#include "rules/shared/server_addresses.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>

#include "rules/shared/address_records.h"
#include "rules/shared/special_records.h"
#include "rules/shared/targets.h"

namespace zonemend::rules {
namespace {

// The uses that make an address a matter for this file.
constexpr std::array suspect_uses = {
    AddressUse::private_use,  AddressUse::unique_local, AddressUse::site_local,
    AddressUse::this_network, AddressUse::loopback,     AddressUse::link_local,
    AddressUse::multicast,    AddressUse::reserved,     AddressUse::unallocated};

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

// What kinds of addresses the servers of a zone have, as a set.
enum Kind : std::uint8_t {
  public_ipv4 = 1,
  public_ipv6 = 2,
  inside_ipv4 = 4,
  inside_ipv6 = 8,
  nobodys = 16,
  looked_at = 32
};

std::uint8_t kind_of(const Zone& zone, RecordId address) {
  const bool is_ipv4 = zone.record(address).type == RrType::a;
  switch (reach_of(special_block_of(zone, zone.record(address)))) {
    case Reach::everybody:
      return is_ipv4 ? public_ipv4 : public_ipv6;
    case Reach::inside:
      return is_ipv4 ? inside_ipv4 : inside_ipv6;
    case Reach::nobody:
      return nobodys;
    case Reach::unclear:
      break;
  }
  return 0;
}

bool is_address(RrType type) { return type == RrType::a || type == RrType::aaaa; }

// Goes over the NS records twice: what addresses the servers of each delegation have, taken
// together, says which address of a server counts.
class Search {
 public:
  explicit Search(const Zone& zone)
      : zone_(zone),
        targets_(zone.fact<Targets>()),
        servers_(zone.records_of(RrType::ns)),
        of_server_(zone.names().size()),
        of_owner_(zone.names().size()),
        first_ns_(zone.names().size(), no_record) {}

  std::vector<ServerAddress> run() {
    for (std::size_t i = 0; i < servers_.size(); ++i) {
      const NameId owner = zone_.record(servers_[i]).owner;
      of_owner_[owner] |= kinds_at(targets_.of(RrType::ns, i).name);
      if (first_ns_[owner] == no_record) first_ns_[owner] = servers_[i];
    }
    for (std::size_t i = 0; i < servers_.size(); ++i) {
      const NameId server = targets_.of(RrType::ns, i).name;
      if ((kinds_at(server) & (inside_ipv4 | inside_ipv6 | nobodys)) != 0) {
        note(server, servers_[i]);
      }
    }
    std::vector<ServerAddress> found;
    for (const auto& [server, first] : suspects_) append(server, first, found);
    std::sort(found.begin(), found.end(),
              [](const ServerAddress& a, const ServerAddress& b) { return a.address < b.address; });
    return found;
  }

 private:
  // The NS record that is to be named: of the delegation that comes first, its first.
  using Order = std::pair<RecordId, RecordId>;  // the delegation's first NS record, the NS record
  struct First {
    Order inside_ipv4{no_record, no_record};
    Order inside_ipv6{no_record, no_record};
    Order nobodys{no_record, no_record};
  };

  std::uint8_t kinds_at(NameId server) {
    if (server == no_name) return 0;
    std::uint8_t& kinds = of_server_[server];
    if (kinds != 0) return kinds;
    kinds = looked_at;
    if (is_localhost(zone_.name(server))) return kinds;
    for (const RecordId id : zone_.records_at(server)) {
      if (is_address(zone_.record(id).type)) kinds |= kind_of(zone_, id);
    }
    return kinds;
  }

  void note(NameId server, RecordId ns) {
    const NameId owner = zone_.record(ns).owner;
    const Order order{first_ns_[owner], ns};
    First& first = suspects_[server];
    if ((of_owner_[owner] & public_ipv4) != 0)
      first.inside_ipv4 = std::min(first.inside_ipv4, order);
    if ((of_owner_[owner] & public_ipv6) != 0)
      first.inside_ipv6 = std::min(first.inside_ipv6, order);
    first.nobodys = std::min(first.nobodys, order);
  }

  void append(NameId server, const First& first, std::vector<ServerAddress>& found) const {
    for (const RecordId id : zone_.records_at(server)) {
      if (!is_address(zone_.record(id).type)) continue;
      const std::uint8_t kind = kind_of(zone_, id);
      const RecordId ns = kind == nobodys       ? first.nobodys.second
                          : kind == inside_ipv4 ? first.inside_ipv4.second
                          : kind == inside_ipv6 ? first.inside_ipv6.second
                                                : no_record;
      if (ns != no_record) found.push_back({id, ns, special_block_of(zone_, zone_.record(id))});
    }
  }

  const Zone& zone_;
  const Targets& targets_;
  std::span<const RecordId> servers_;
  std::vector<std::uint8_t> of_server_;  // by NameId, sets of Kind; 0: not looked at
  std::vector<std::uint8_t> of_owner_;   // by NameId, of all servers together
  std::vector<RecordId> first_ns_;       // by NameId of the owner
  std::map<NameId, First> suspects_;
};

// Without such an address anywhere there is nothing to search for.
bool has_suspects(const Zone& zone) {
  const auto& special = zone.fact<SpecialRecords>();
  return std::any_of(suspect_uses.begin(), suspect_uses.end(),
                     [&](AddressUse use) { return !special.of(use).empty(); });
}

}  // namespace

UnreachableServers::UnreachableServers(const Zone& zone) {
  if (zone.records_of(RrType::ns).empty() || !has_suspects(zone) || blocks_its_names(zone)) return;
  all_ = Search(zone).run();
}

bool UnreachableServers::contains(RecordId address) const {
  const auto at = std::lower_bound(
      all_.begin(), all_.end(), address,
      [](const ServerAddress& server, RecordId id) { return server.address < id; });
  return at != all_.end() && at->address == address;
}

}  // namespace zonemend::rules
