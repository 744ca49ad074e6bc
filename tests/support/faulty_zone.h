// Zones with mistakes of many kinds, for property tests.
#pragma once

#include <string>

#include "support/generator.h"

namespace zonemend::testing {

// A zone example.com. that loads in zonemend, with lines that something is wrong with.
std::string faulty_zone(Random& random);

}  // namespace zonemend::testing
