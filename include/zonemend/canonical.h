// The records of a zone as BIND 9 serves them, in one order and one spelling.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend {

// What tells the RRsets of one owner apart: the type, and of signatures the type that they cover.
struct RrsetKey {
  RrType type = RrType::none;
  RrType covered = RrType::none;  // of RRSIG and SIG
  friend auto operator<=>(const RrsetKey&, const RrsetKey&) = default;
};
// `rdata` may be empty: a record that could not be read.
RrsetKey rrset_key(RrType type, std::string_view rdata);

// The TTL of one RRset of an owner whose records are `at_owner` (in file order). Of different TTLs
// BIND takes the first within an unbroken run of the owner's lines, and that of the last run.
// Linear in the size of `at_owner`.
std::uint32_t served_ttl(const Zone& zone, std::span<const RecordId> at_owner, RrsetKey key);

// The same for one RRset of the owner after the other: what stands at a name with very many records
// is looked at once. `at_owner` must outlive it.
class ServedTtls {
 public:
  ServedTtls(const Zone& zone, std::span<const RecordId> at_owner)
      : zone_(zone), at_owner_(at_owner) {}

  std::uint32_t of(RrsetKey key);

 private:
  void read();

  const Zone& zone_;
  std::span<const RecordId> at_owner_;
  std::vector<std::pair<RrsetKey, std::uint32_t>> ttls_;  // sorted; empty: not read yet
};

// Rdata with the letters of its names in lower case, where their case is ignored: equal octets then
// mean equal rdata.
std::string folded_rdata(RrType type, std::string_view rdata);

// The owner of a record in the letter case of the line that names it; nothing when that line cannot
// be read.
std::optional<Name> spelt_owner(const Zone& zone, RecordId id);

// Octets that sort as names do (RFC 4034 section 6.1): labels from the last to the first, each
// ended by an octet below all others; 0 and 1 inside labels are spelt with two octets.
std::string canonical_order_key(NameView name);

struct CanonicalRecord {
  RecordId id = 0;
  std::uint32_t ttl = 0;  // as served
};

// Every record once: the SOA first, then by owner, type and rdata in DNSSEC's canonical order (RFC
// 4034 section 6). With `sorted` false in file order.
std::vector<CanonicalRecord> canonical_records(const Zone& zone, bool sorted = true);

}  // namespace zonemend
