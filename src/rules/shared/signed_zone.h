// A zone as DNSSEC sees it: which of its names and RRsets are signed (RFC 4035 section 2), by which
// keys. Everything is linear in the zone's records, and nothing of the text is read.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

inline constexpr RrType cds_type{59};
inline constexpr RrType cdnskey_type{60};
inline constexpr RrType zonemd_type{63};

// DNSKEY, CDNSKEY or KEY.
struct DnssecKey {
  static constexpr std::uint16_t zone_flag = 0x0100;    // RFC 4034 section 2.1.1
  static constexpr std::uint16_t revoke_flag = 0x0080;  // RFC 5011 section 7
  static constexpr std::uint16_t entry_flag = 0x0001;   // SEP: a key-signing key

  RecordId record = 0;
  std::uint16_t flags = 0;
  std::uint8_t protocol = 0;
  std::uint8_t algorithm = 0;
  std::uint16_t tag = 0;
  std::string_view public_key;

  bool has(std::uint16_t flag) const { return (flags & flag) != 0; }
  // Validators use no other keys for the signatures of a zone's records.
  bool may_sign() const { return has(zone_flag) && !has(revoke_flag) && protocol == 3; }
};
// Those at the apex, in file order, each once.
std::vector<DnssecKey> apex_keys(const Zone& zone, RrType type = RrType::dnskey);

// Those of the keys.
std::bitset<256> key_algorithms(const std::vector<DnssecKey>& keys);

struct Signature {
  RecordId record = 0;
  RrType covered = RrType::none;
  std::uint8_t algorithm = 0;
  std::uint8_t labels = 0;
  std::uint32_t original_ttl = 0;
  std::uint32_t expiration = 0;  // Unix time modulo 2^32, likewise inception
  std::uint32_t inception = 0;
  std::uint16_t key_tag = 0;
  NameView signer;
  std::string_view octets;
};
// Which token of a signature's rdata is what.
namespace signature_field {
inline constexpr std::size_t covered = 0;
inline constexpr std::size_t labels = 2;
inline constexpr std::size_t original_ttl = 3;
inline constexpr std::size_t expiration = 4;
inline constexpr std::size_t inception = 5;
inline constexpr std::size_t key_tag = 6;
inline constexpr std::size_t signer = 7;
}  // namespace signature_field

// The keys by tag and algorithm. The list that it is made of must outlive it.
class KeysByTag {
 public:
  explicit KeysByTag(const std::vector<DnssecKey>& keys);

  // Those that may have made the signature, in the list's order.
  std::span<const DnssecKey* const> of(const Signature& signature) const {
    return of(signature.key_tag, signature.algorithm);
  }
  std::span<const DnssecKey* const> of(std::uint16_t tag, std::uint8_t algorithm) const;

 private:
  std::vector<const DnssecKey*> keys_;
};

// How far a zone is signed. Anything but `whole` is told by one rule, and the others are silent.
enum class Signing : std::uint8_t {
  none,    // no signatures, or no SOA
  stray,   // some DNSSEC records, but the zone itself is not signed: its SOA has no signature
  no_key,  // signed, without DNSKEY
  whole,
};
Signing signing_of(const Zone& zone);

// The RRsets and the signatures of one owner. Made to be loaded with one owner after the other.
class OwnerSets {
 public:
  struct Rrset {
    RrType type;
    RecordId first;  // in the file
  };

  void load(const Zone& zone, NameId owner);

  NameId owner() const { return owner_; }
  // Sorted by type; RRSIG left out.
  std::span<const Rrset> sets() const { return sets_; }
  const Rrset* find(RrType type) const;
  // Sorted by the type that they cover, then in file order.
  std::span<const Signature> signatures() const { return signatures_; }
  std::span<const Signature> signatures_over(RrType type) const;

 private:
  NameId owner_ = no_name;
  std::vector<Rrset> sets_;
  std::vector<Signature> signatures_;
};

// What a name is to the zone's signer. Records that come with signing do not make a name.
enum class Standing : std::uint8_t {
  none,            // no name of the zone: nothing there, or NSEC3, NSEC and RRSIG alone
  insecure_empty,  // no records, and below it delegations without DS alone
  empty,           // no records, but names below it (an empty non-terminal)
  node,            // has records of the zone
  cut,             // a delegation
  occluded,        // below a delegation or a DNAME: not signed
};

// The standing of every name.
class Standings {
 public:
  explicit Standings(const Zone& zone);

  Standing of(NameId id) const { return standing_[id]; }
  // Nodes and delegations: those that have NSEC.
  bool is_owner(NameId id) const { return of(id) == Standing::node || of(id) == Standing::cut; }
  bool is_insecure(NameId id) const;  // a delegation without DS, or nothing but such below
  std::size_t size() const { return standing_.size(); }

 private:
  enum class Cover : std::uint8_t { unknown, inside, occluded, outside };
  Cover cover_of(NameId id);
  void raise_parents(NameId id, Standing standing);

  const Zone& zone_;
  std::vector<Standing> standing_;  // by NameId
  std::vector<Cover> cover_;        // likewise, until the end of the constructor
};

// Whether the RRset must be signed there (RFC 4035 section 2.2). NSEC at a name that has none to
// have is not called for, nor are its signatures.
bool is_signed_type(Standing standing, RrType type);

// Calls visit(sets, standing) for each owner that has records, with its RRsets loaded.
template <class Visit>
void visit_owners(const Zone& zone, const Standings& standings, Visit visit) {
  OwnerSets sets;
  for (NameId owner = 0; owner < standings.size(); ++owner) {
    if (zone.records_at(owner).empty()) continue;
    sets.load(zone, owner);
    visit(sets, standings.of(owner));
  }
}

// Calls visit(sets, signatures) with the signatures over each RRset that has some, is there and
// must be signed: others have rules of their own.
template <class Visit>
void visit_signed_sets(const Zone& zone, const Standings& standings, Visit visit) {
  visit_owners(zone, standings, [&](const OwnerSets& sets, Standing standing) {
    for (auto rest = sets.signatures(); !rest.empty();) {
      const RrType covered = rest.front().covered;
      const auto over = sets.signatures_over(covered);
      rest = rest.subspan(over.size());
      if (is_signed_type(standing, covered) && sets.find(covered) != nullptr) visit(sets, over);
    }
  });
}

// Calls visit(sets, signature) for each of them.
template <class Visit>
void visit_signatures(const Zone& zone, const Standings& standings, Visit visit) {
  visit_signed_sets(zone, standings,
                    [&](const OwnerSets& sets, std::span<const Signature> signatures) {
                      for (const Signature& signature : signatures) visit(sets, signature);
                    });
}

}  // namespace zonemend::rules
