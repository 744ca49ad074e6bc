// The CDS and CDNSKEY records of a zone (RFC 7344): what it asks its parent to make DS records of.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
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

// Whether the CDS or CDNSKEY record is of this key. Nothing for a digest that cannot be computed
// here, when its key tag and algorithm fit.
std::optional<bool> is_of_key(const Zone& zone, const ChildDs& record, const DnssecKey& key);
// Whether it is of any: then nothing stands for one that cannot be told.
std::optional<bool> is_of_some_key(const Zone& zone, const ChildDs& record,
                                   const std::vector<DnssecKey>& keys);

}  // namespace zonemend::rules
