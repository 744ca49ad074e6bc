// Finding identical records at one owner.
#pragma once

#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

// Groups of two or more records of one type with equal rdata, each in file order, the groups by
// their first record. CNAME and SOA are left out. Cheap for the usual handful of records, and
// n log n for large owners.
std::vector<std::vector<RecordId>> identical_records(const Zone& zone, NameId owner);

}  // namespace zonemend::rules
