// Small zones for tests.
#pragma once

#include <string>
#include <string_view>

#include "zonemend/zone.h"

namespace zonemend::testing {

inline constexpr std::string_view zone_head =
    "$TTL 3600\n"
    "@ SOA ns1.example.net. hostmaster.example.com. 1 7200 3600 1209600 3600\n"
    "@ NS ns1.example.net.\n"
    "@ NS ns2.example.net.\n";

// example.com with these records below its SOA and NS.
inline std::string zone_text(std::string_view records) {
  return std::string(zone_head).append(records);
}

inline LoadOptions example_com() {
  LoadOptions options;
  options.origin = Name::parse("example.com.", Name());
  return options;
}

inline LoadedZone load_text(std::string text) {
  return std::move(*load_zone(Source("test.zone", std::move(text)), example_com()));
}

}  // namespace zonemend::testing
