// Edits of a zone's text such as people make, for property tests: always the same ones for the same
// seed.
#pragma once

#include <string>

#include "support/zone_files.h"

namespace zonemend::testing {

// One edit at a random place: a line more or less, another order, another digit, a letter in another
// case, a TTL, an owner left out, lines moved to a file of their own. It may change the records or
// not, and it may break the zone. Returns what was done.
std::string edit_zone(Random& random, ZoneFiles& files);

// One edit that no record can notice: a comment, an empty line, wider gaps, parentheses, 1h for 3600,
// CR LF. Returns what was done.
std::string touch_zone(Random& random, ZoneFiles& files);

}  // namespace zonemend::testing
