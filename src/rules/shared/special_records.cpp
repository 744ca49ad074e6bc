#include "rules/shared/special_records.h"

#include <algorithm>
#include <utility>

#include "rules/shared/fetch_ahead.h"

namespace zonemend::rules {

SpecialRecords::SpecialRecords(const Zone& zone) {
  if (zone.rr_class() != RrClass::in) return;
  for (const RrType type : {RrType::a, RrType::aaaa}) {
    for_each_with_rdata(zone, zone.records_of(type), [&](RecordId id) {
      const SpecialBlock* special = special_block(zone.rdata(id));
      if (special != nullptr) by_use_[static_cast<std::size_t>(special->use)].push_back(id);
    });
  }
}

std::vector<RecordId> SpecialRecords::of(const Zone& zone,
                                         std::initializer_list<AddressUse> uses) const {
  std::vector<RecordId> records;
  for (const AddressUse use : uses) {
    records.insert(records.end(), of(use).begin(), of(use).end());
  }
  std::sort(records.begin(), records.end(), [&zone](RecordId a, RecordId b) {
    return std::pair(zone.record(a).type, a) < std::pair(zone.record(b).type, b);
  });
  return records;
}

}  // namespace zonemend::rules
