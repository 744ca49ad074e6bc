#include "rules/shared/nsec3_chain.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "dns/dnssec.h"
#include "dns/rdata_wire.h"
#include "rules/shared/records.h"

namespace zonemend::rules {
namespace {

// The front that NSEC3 and NSEC3PARAM share: algorithm, flags, iterations and salt.
struct Front {
  Nsec3Parameters parameters;
  unsigned flags = 0;
  std::size_t size = 0;
};

std::optional<Front> read_front(std::string_view rdata) {
  constexpr std::size_t salt_at = 5;
  if (rdata.size() < salt_at) return std::nullopt;
  const std::size_t salt_size = get8(rdata, salt_at - 1);
  if (rdata.size() < salt_at + salt_size) return std::nullopt;
  Front front;
  front.parameters = {get8(rdata, 0), get16(rdata, 2), rdata.substr(salt_at, salt_size)};
  front.flags = get8(rdata, 1);
  front.size = salt_at + salt_size;
  return front;
}

bool is_before(const Nsec3Link& a, const Nsec3Link& b) {
  return std::tie(a.hash, a.record) < std::tie(b.hash, b.record);
}

}  // namespace

std::span<const Nsec3Link> Nsec3Chain::at(std::string_view hash) const {
  const auto begin =
      std::lower_bound(links.begin(), links.end(), hash,
                       [](const Nsec3Link& link, std::string_view key) { return link.hash < key; });
  const auto end = std::partition_point(
      begin, links.end(), [hash](const Nsec3Link& link) { return link.hash == hash; });
  return {begin, end};
}

const Nsec3Link& Nsec3Chain::covering(std::string_view hash) const {
  const auto after =
      std::lower_bound(links.begin(), links.end(), hash,
                       [](const Nsec3Link& link, std::string_view key) { return link.hash < key; });
  return after == links.begin() ? links.back() : *std::prev(after);
}

std::vector<Nsec3Chain> nsec3_chains(const Zone& zone) {
  std::map<Nsec3Parameters, std::vector<Nsec3Link>> chains;
  for (const RecordId id : zone.records_of(RrType::nsec3)) {
    const std::string_view rdata = zone.rdata(id);
    const auto front = read_front(rdata);
    if (!front || rdata.size() <= front->size) continue;
    if (rdata.size() - front->size <= get8(rdata, front->size)) continue;
    const NameView owner = zone.name(zone.record(id).owner);
    const bool below_apex = !owner.is_root() && owner.parent() == zone.origin_name();
    const auto hash = hash_of_nsec3_label(below_apex ? owner.first_label() : std::string_view());
    const std::size_t next_at = front->size + 1;
    const std::size_t next_size = get8(rdata, front->size);
    chains[front->parameters].push_back({id, hash.value_or(""), rdata.substr(next_at, next_size),
                                         rdata.substr(next_at + next_size), front->flags});
  }
  std::vector<Nsec3Chain> result;
  for (auto& [parameters, links] : chains) {
    std::sort(links.begin(), links.end(), is_before);
    result.push_back({parameters, std::move(links)});
  }
  return result;
}

std::vector<Nsec3Param> nsec3_params(const Zone& zone) {
  std::vector<Nsec3Param> params;
  for (const RecordId id : records_at(zone, zone.origin(), RrType::nsec3param)) {
    if (const auto front = read_front(zone.rdata(id))) {
      params.push_back({id, front->flags, front->parameters});
    }
  }
  return params;
}

std::set<Nsec3Parameters> parameters_of(const std::vector<Nsec3Param>& params) {
  std::set<Nsec3Parameters> all;
  for (const Nsec3Param& param : params) all.insert(param.parameters);
  return all;
}

std::vector<Nsec3Chain> used_chains(const Zone& zone) {
  const std::vector<Nsec3Param> params = nsec3_params(zone);
  std::vector<Nsec3Chain> chains = nsec3_chains(zone);
  const std::set<Nsec3Parameters> announced = parameters_of(params);
  std::erase_if(chains, [&](const Nsec3Chain& chain) {
    if (!chain.parameters.can_be_checked()) return true;
    return !params.empty() && !announced.contains(chain.parameters);
  });
  if (chains.size() > most_used_chains) {
    chains.erase(chains.begin() + most_used_chains, chains.end());
  }
  return chains;
}

std::vector<HashedName> hashed_names(const Zone& zone, const Standings& standings,
                                     const Nsec3Parameters& parameters) {
  std::vector<HashedName> names;
  for (NameId id = 0; id < standings.size(); ++id) {
    const Standing standing = standings.of(id);
    if (standing == Standing::none || standing == Standing::occluded) continue;
    names.push_back({nsec3_hash(zone.name(id), parameters.salt, parameters.iterations), id});
  }
  std::sort(names.begin(), names.end(),
            [](const HashedName& a, const HashedName& b) { return a.hash < b.hash; });
  return names;
}

std::vector<bool> bound_empties(const Zone& zone, const Standings& standings,
                                const Nsec3Chain& chain, const std::vector<HashedName>& names) {
  std::vector<bool> bound(standings.size());
  for (const HashedName& name : names) {
    if (standings.of(name.name) != Standing::cut || chain.at(name.hash).empty()) continue;
    NameId id = zone.names().parent(name.name);
    for (; standings.of(id) == Standing::insecure_empty && !bound[id];
         id = zone.names().parent(id)) {
      bound[id] = true;
    }
  }
  return bound;
}

bool uses_nsec(const Zone& zone) {
  if (zone.records_of(RrType::nsec).empty()) return false;
  return zone.records_of(RrType::nsec3).empty() || zone.has(zone.origin(), RrType::nsec);
}

bool uses_nsec3(const Zone& zone) {
  if (zone.records_of(RrType::nsec3).empty()) return false;
  return !zone.has(zone.origin(), RrType::nsec) || zone.has(zone.origin(), RrType::nsec3param);
}

}  // namespace zonemend::rules
