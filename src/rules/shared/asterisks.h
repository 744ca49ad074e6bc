// Asterisks in owner names.
#pragma once

#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

struct Asterisks {
  bool inner_label = false;  // a whole label, but not the first: "a.*.b"
  bool part = false;         // within a label: "web*"
};

// The labels above the zone's own name do not count.
Asterisks asterisks_in(const Zone& zone, NameId owner);

// Whether some wildcard owns a record of the type.
bool has_wildcard(const Zone& zone, RrType type);

// The owners with an asterisk that is no wildcard's, in the order of their names' numbers. Left out
// are those of which bad-owner-hostname speaks.
std::vector<NameId> owners_with_odd_asterisks(const Zone& zone);

}  // namespace zonemend::rules
