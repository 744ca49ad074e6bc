// Constructs of the zone-file language that BIND reads and others do not.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

// As tried with Knot DNS 3.2.6, NSD 4.6.1 and ldns 1.8.3.
enum Readers : std::uint8_t { reader_knot = 1, reader_nsd = 2, reader_ldns = 4 };

struct Construct {
  std::string_view what;  // "$GENERATE"
  unsigned refused_by;    // Readers
  unsigned misread_by;
  std::string_view help;
};
std::span<const Construct> constructs();

struct Sighting {
  Span first;
  std::size_t count = 0;
};
// By index into constructs(). Reads all text of the zone.
std::vector<Sighting> find_constructs(const Zone& zone);

}  // namespace zonemend::rules
