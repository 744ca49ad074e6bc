// The digest of a whole zone (ZONEMD, RFC 8976).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/shared/signed_zone.h"

namespace zonemend::rules {

struct ZoneDigest {
  static constexpr unsigned simple_scheme = 1;

  RecordId record = 0;
  std::uint32_t serial = 0;
  unsigned scheme = 0;
  unsigned hash = 0;
  std::string_view digest;
};
// The ZONEMD records at the apex, in file order, each once.
std::vector<ZoneDigest> zone_digests(const Zone& zone);

// Of the SOA; nothing when there is none, or several that differ.
std::optional<std::uint32_t> zone_serial(const Zone& zone);

// The digest of the zone by the SIMPLE scheme (section 3.3.1). Nothing for hash algorithms other
// than 1 and 2.
std::optional<std::string> compute_digest(const Zone& zone, unsigned hash);

}  // namespace zonemend::rules
