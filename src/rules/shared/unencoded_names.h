// Domain names with letters outside ASCII that are written as they are.
#pragma once

#include <string_view>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

struct UnencodedName {
  RecordId record;
  Span span;  // the name as written
  Name name;
  bool utf8 = false;     // else in some older encoding
  bool refused = false;  // named does not load the zone with it
};

// In file order, those of $GENERATE left out. Names of services (DNS-SD) are left out, too: they
// are UTF-8 in the DNS itself (RFC 6763 section 4.1.3). Cheap for zones in plain ASCII.
std::vector<UnencodedName> unencoded_names(const Zone& zone);

// Whether idn-unencoded speaks of the name, spelt so.
bool is_unencoded_idn(std::string_view written, NameView name);

}  // namespace zonemend::rules
