// DNSSEC's order of names (RFC 4034 section 6.1).
#pragma once

#include <string>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

// Octets that sort as names do. Names of the zone's table are in lower case already.
std::string canonical_key(NameView name);

// Sorts names of the zone in canonical order.
void sort_canonically(const Zone& zone, std::vector<NameId>& names);

}  // namespace zonemend::rules
