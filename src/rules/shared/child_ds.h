// The CDS and CDNSKEY records of a zone (RFC 7344): what it asks its parent to make DS records of.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "rules/shared/signed_zone.h"

namespace zonemend::rules {

struct ChildDs {
  RecordId record = 0;
  RrType type = cds_type;  // or cdnskey_type
  std::uint8_t algorithm = 0;
  bool deletes = false;  // asks the parent to delete all DS records (RFC 8078 section 4)
};
// Those at the apex, each type in file order; none when the zone has no SOA: it is only a part.
std::vector<ChildDs> child_ds_records(const Zone& zone);

// Which of the zone's keys such records are of. The list that it is made of must outlive it. A
// digest is computed when it is first asked for, and then only once.
class ChildDsKeys {
 public:
  ChildDsKeys(const Zone& zone, const std::vector<DnssecKey>& keys);

  // The first key that the record is of, or that it may be of, because its digest cannot be
  // computed here; null when there is none.
  const DnssecKey* find(const ChildDs& record);

 private:
  using Group =
      std::tuple<std::uint8_t, std::uint16_t, std::uint8_t>;  // digest type, tag, algorithm
  using ByDigest = std::map<std::string, const DnssecKey*, std::less<>>;

  const ByDigest& digests_of(const Group& group, std::span<const DnssecKey* const> keys);

  const Zone& zone_;
  KeysByTag by_tag_;
  std::map<std::string_view, const DnssecKey*> by_rdata_;
  std::map<Group, ByDigest> by_digest_;
};

}  // namespace zonemend::rules
