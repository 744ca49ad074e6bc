// What the zone's SOA record says (RFC 1035 section 3.3.13).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "rules/shared/records.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// In the order in which they are written.
enum class SoaField : std::size_t { mname, rname, serial, refresh, retry, expire, minimum };

struct SoaData {
  const Record* record;
  NameView mname;
  NameView rname;
  std::uint32_t serial;
  std::uint32_t refresh;  // these and the following in seconds
  std::uint32_t retry;
  std::uint32_t expire;
  std::uint32_t minimum;
};

// The first SOA at the zone's own name; nothing when there is none.
std::optional<SoaData> soa_of(const Zone& zone);
// The same for rules about what other servers and people do with it: nothing for a zone that is
// served locally (see zone_reach.h).
std::optional<SoaData> published_soa(const Zone& zone);

// Where the field is written.
Place soa_place(const Zone& zone, const SoaData& soa, SoaField field);

// "7 days", "36 hours", "90 seconds": in the greatest unit that gives a whole number.
std::string duration_text(std::uint64_t seconds);

}  // namespace zonemend::rules
