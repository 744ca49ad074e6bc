#include "rules/shared/ds_numbers.h"

#include "rules/shared/ds_records.h"
#include "rules/shared/fetch_ahead.h"

namespace zonemend::rules {

DsNumbers::DsNumbers(const Zone& zone) {
  for_each_with_rdata(zone, zone.records_of(RrType::ds), [&](RecordId id) {
    const Record& record = zone.record(id);
    if (record.owner == zone.origin()) return;
    algorithms.set(ds_algorithm(zone, record));
    digest_types.set(ds_digest_type(zone, record));
  });
}

}  // namespace zonemend::rules
