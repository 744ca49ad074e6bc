// The records of a type that the zone's servers give as answers.
#pragma once

#include "rules/shared/authority.h"
#include "rules/shared/fetch_ahead.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// Calls visit(record) for each record of the type, in file order, but for those below a zone cut or
// a DNAME. Only in class IN, where the rdata of the types that rules look into has its layout.
template <class Visit>
void for_served(const Zone& zone, RrType type, Visit visit) {
  if (zone.rr_class() != RrClass::in) return;
  const auto& authority = zone.fact<Authority>();
  for_each_with_rdata(zone, zone.records_of(type), [&](RecordId id) {
    const Record& record = zone.record(id);
    if (!authority.is_occluded(record.owner)) visit(record);
  });
}

}  // namespace zonemend::rules
