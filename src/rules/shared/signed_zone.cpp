#include "rules/shared/signed_zone.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "dns/dnssec.h"
#include "dns/rdata_wire.h"
#include "rules/shared/records.h"

namespace zonemend::rules {
namespace {

constexpr bool comes_with_signing(RrType type) {
  return type == RrType::rrsig || type == RrType::nsec || type == RrType::nsec3;
}

std::optional<DnssecKey> read_key(const Zone& zone, RecordId id) {
  constexpr std::size_t fixed_size = 4;
  const std::string_view rdata = zone.rdata(id);
  if (rdata.size() < fixed_size) return std::nullopt;
  DnssecKey key;
  key.record = id;
  key.flags = static_cast<std::uint16_t>(get16(rdata, 0));
  key.protocol = static_cast<std::uint8_t>(get8(rdata, 2));
  key.algorithm = static_cast<std::uint8_t>(get8(rdata, 3));
  key.tag = dnssec_key_tag(rdata);
  key.public_key = rdata.substr(fixed_size);
  return key;
}

// RFC 4034 section 3.1.
std::optional<Signature> read_signature(const Zone& zone, RecordId id) {
  constexpr std::size_t fixed_size = 18;
  const std::string_view rdata = zone.rdata(id);
  if (rdata.size() <= fixed_size) return std::nullopt;
  Signature signature;
  signature.record = id;
  const std::size_t size = name_size(rdata.substr(fixed_size));
  if (size == malformed) return std::nullopt;
  signature.covered = static_cast<RrType>(get16(rdata, 0));
  signature.algorithm = static_cast<std::uint8_t>(get8(rdata, 2));
  signature.labels = static_cast<std::uint8_t>(get8(rdata, 3));
  signature.original_ttl = get32(rdata, 4);
  signature.expiration = get32(rdata, 8);
  signature.inception = get32(rdata, 12);
  signature.key_tag = static_cast<std::uint16_t>(get16(rdata, 16));
  signature.signer = NameView(rdata.substr(fixed_size, size));
  signature.octets = rdata.substr(fixed_size + size);
  return signature;
}

}  // namespace

std::vector<DnssecKey> apex_keys(const Zone& zone, RrType type) {
  std::vector<DnssecKey> keys;
  std::set<std::string_view> known;
  for (const RecordId id : records_at(zone, zone.origin(), type)) {
    const auto key = read_key(zone, id);
    if (key && known.insert(zone.rdata(id)).second) keys.push_back(*key);
  }
  return keys;
}

std::bitset<256> key_algorithms(const std::vector<DnssecKey>& keys) {
  std::bitset<256> algorithms;
  for (const DnssecKey& key : keys) algorithms.set(key.algorithm);
  return algorithms;
}

KeysByTag::KeysByTag(const std::vector<DnssecKey>& keys) {
  for (const DnssecKey& key : keys) keys_.push_back(&key);
  std::stable_sort(keys_.begin(), keys_.end(), [](const DnssecKey* a, const DnssecKey* b) {
    return std::pair(a->tag, a->algorithm) < std::pair(b->tag, b->algorithm);
  });
}

std::span<const DnssecKey* const> KeysByTag::of(std::uint16_t tag, std::uint8_t algorithm) const {
  const std::pair wanted(tag, algorithm);
  const auto begin = std::partition_point(keys_.begin(), keys_.end(), [&](const DnssecKey* key) {
    return std::pair(key->tag, key->algorithm) < wanted;
  });
  const auto end = std::partition_point(begin, keys_.end(), [&](const DnssecKey* key) {
    return std::pair(key->tag, key->algorithm) == wanted;
  });
  return {begin, end};
}

Signing signing_of(const Zone& zone) {
  if (!zone.is_signed()) return Signing::none;
  OwnerSets apex;
  apex.load(zone, zone.origin());
  if (apex.find(RrType::soa) == nullptr) return Signing::none;  // not a whole zone
  if (apex.signatures_over(RrType::soa).empty()) return Signing::stray;
  return apex.find(RrType::dnskey) == nullptr ? Signing::no_key : Signing::whole;
}

void OwnerSets::load(const Zone& zone, NameId owner) {
  owner_ = owner;
  sets_.clear();
  signatures_.clear();
  for (const RecordId id : zone.records_at(owner)) {
    const RrType type = zone.record(id).type;
    if (type != RrType::rrsig) {
      if (sets_.empty() || sets_.back().type != type) sets_.push_back({type, id});
    } else if (const auto signature = read_signature(zone, id)) {
      signatures_.push_back(*signature);
    }
  }
  std::sort(sets_.begin(), sets_.end(), [](const Rrset& a, const Rrset& b) {
    return std::tie(a.type, a.first) < std::tie(b.type, b.first);
  });
  const auto same = [](const Rrset& a, const Rrset& b) { return a.type == b.type; };
  sets_.erase(std::unique(sets_.begin(), sets_.end(), same), sets_.end());
  std::sort(signatures_.begin(), signatures_.end(), [](const Signature& a, const Signature& b) {
    return std::tie(a.covered, a.record) < std::tie(b.covered, b.record);
  });
}

const OwnerSets::Rrset* OwnerSets::find(RrType type) const {
  const auto found =
      std::lower_bound(sets_.begin(), sets_.end(), type,
                       [](const Rrset& set, RrType wanted) { return set.type < wanted; });
  return found == sets_.end() || found->type != type ? nullptr : &*found;
}

std::span<const Signature> OwnerSets::signatures_over(RrType type) const {
  const auto begin =
      std::lower_bound(signatures_.begin(), signatures_.end(), type,
                       [](const Signature& item, RrType wanted) { return item.covered < wanted; });
  const auto end = std::find_if(begin, signatures_.end(),
                                [type](const Signature& item) { return item.covered != type; });
  return {begin, end};
}

Standings::Standings(const Zone& zone)
    : zone_(zone), standing_(zone.names().size()), cover_(zone.names().size()) {
  for (NameId id = 0; id < standing_.size(); ++id) {
    const auto records = zone.records_at(id);
    if (records.empty()) continue;
    const Cover cover = cover_of(id);
    if (cover == Cover::occluded) standing_[id] = Standing::occluded;
    if (cover != Cover::inside) continue;
    const bool has_data = std::any_of(records.begin(), records.end(), [&](RecordId record) {
      return !comes_with_signing(zone.record(record).type);
    });
    if (!has_data) continue;
    const bool is_cut = id != zone.origin() && zone.has(id, RrType::ns);
    standing_[id] = is_cut ? Standing::cut : Standing::node;
    raise_parents(id, is_insecure(id) ? Standing::insecure_empty : Standing::empty);
  }
  cover_ = {};
}

bool Standings::is_insecure(NameId id) const {
  if (of(id) == Standing::insecure_empty) return true;
  return of(id) == Standing::cut && !zone_.has(id, RrType::ds);
}

// Of a name within the zone by its parent's; each name is looked at once.
Standings::Cover Standings::cover_of(NameId id) {
  std::vector<NameId> way;
  while (id != no_name && id != zone_.origin() && cover_[id] == Cover::unknown) {
    way.push_back(id);
    id = zone_.names().parent(id);
  }
  Cover cover = id == no_name ? Cover::outside : id == zone_.origin() ? Cover::inside : cover_[id];
  for (; !way.empty(); way.pop_back()) {
    const bool hides = id != no_name && (zone_.has(id, RrType::dname) ||
                                         (id != zone_.origin() && zone_.has(id, RrType::ns)));
    if (cover == Cover::inside && hides) cover = Cover::occluded;
    id = way.back();
    cover_[id] = cover;
  }
  return cover;
}

void Standings::raise_parents(NameId id, Standing standing) {
  while (id != zone_.origin()) {
    id = zone_.names().parent(id);
    if (standing_[id] >= standing) return;
    standing_[id] = standing;
  }
}

bool is_signed_type(Standing standing, RrType type) {
  switch (standing) {
    case Standing::node:
      return type != RrType::rrsig;
    case Standing::cut:
      return type == RrType::ds || type == RrType::nsec;
    default:
      // NSEC3 stands at names of its own, which a DNAME at the apex does not hide.
      return type == RrType::nsec3;
  }
}

}  // namespace zonemend::rules
