#include "rules/shared/soa_records.h"

#include <algorithm>

#include "rules/shared/records.h"

namespace zonemend::rules {

std::vector<RecordId> apex_soas(const Zone& zone) {
  if (zone.records_of(RrType::soa).size() < 2) return {};
  return records_at(zone, zone.origin(), RrType::soa);
}

bool all_identical(const Zone& zone, const std::vector<RecordId>& soas) {
  return std::all_of(soas.begin(), soas.end(), [&](RecordId id) {
    return rdata_equal(RrType::soa, zone.rdata(id), zone.rdata(soas.front()));
  });
}

}  // namespace zonemend::rules
