#include "rules/shared/special_records.h"

#include <algorithm>
#include <utility>

#include "rules/shared/fetch_ahead.h"
#include "text/parallel.h"

namespace zonemend::rules {

SpecialRecords::SpecialRecords(const Zone& zone) {
  if (zone.rr_class() != RrClass::in) return;
  for (const RrType type : {RrType::a, RrType::aaaa}) {
    const auto records = zone.records_of(type);
    using Special = std::pair<AddressUse, RecordId>;
    const auto look = [&](std::size_t begin, std::size_t end, std::vector<Special>& list) {
      for_each_with_rdata(zone, records.subspan(begin, end - begin), [&](RecordId id) {
        const SpecialBlock* special = special_block(zone.rdata(id));
        if (special != nullptr) list.emplace_back(special->use, id);
      });
    };
    for (const auto& [use, id] : list_from_ranges<Special>(records.size(), look)) {
      by_use_[static_cast<std::size_t>(use)].push_back(id);
    }
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
