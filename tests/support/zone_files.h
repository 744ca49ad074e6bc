// Zones of several files, for property tests.
#pragma once

#include <map>
#include <string>

#include "support/generator.h"

namespace zonemend::testing {

// Bytes by name; the zone's own file is "in.zone", and its origin example.com.
using ZoneFiles = std::map<std::string, std::string>;

// Random lines with $INCLUDE, $GENERATE, $ORIGIN, $TTL, blank owners and TTLs in every place. Not
// every such zone loads.
ZoneFiles zone_in_files(Random& random);

// All of them one below the other, for messages of tests.
std::string shown(const ZoneFiles& files);

}  // namespace zonemend::testing
