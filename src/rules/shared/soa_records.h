// The SOA records of a zone: there should be one.
#pragma once

#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

// Those at the zone's own name, in file order.
std::vector<RecordId> apex_soas(const Zone& zone);
// The same data; TTLs may differ.
bool all_identical(const Zone& zone, const std::vector<RecordId>& soas);

}  // namespace zonemend::rules
