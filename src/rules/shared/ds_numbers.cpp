#include "rules/shared/ds_numbers.h"

#include "rules/shared/ds_records.h"

namespace zonemend::rules {

DsNumbers::DsNumbers(const Zone& zone) {
  for (const RecordId id : zone.records_of(RrType::ds)) {
    const Record& record = zone.record(id);
    if (record.owner == zone.origin()) continue;
    algorithms.set(ds_algorithm(zone, record));
    digest_types.set(ds_digest_type(zone, record));
  }
}

}  // namespace zonemend::rules
