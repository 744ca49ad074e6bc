// TTLs that records inherit from the last one written above them (no $TTL: RFC 1035 section 5.1),
// kept as they are when the lines above change.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "zonemend/edit.h"
#include "zonemend/zone.h"

namespace zonemend {

// The edit that writes a TTL on the line of a record that has none: before class and type.
Edit write_ttl(const Zone& zone, const Record& record, std::uint32_t seconds);

// What an edit does to the TTLs that are written in a file; TTLs in seconds.
struct TtlDisturbance {
  std::span<const RecordId> gone;                                    // sorted
  std::optional<std::pair<RecordId, std::uint32_t>> rewritten = {};  // this record gets that TTL
  std::optional<std::pair<RecordId, std::uint32_t>> inserted =
      {};  // a line with it behind that one
};

// Edits that write out the TTL of each record that would inherit another one. Takes as long as
// there are disturbed lines and records concerned, however far apart these are.
std::vector<Edit> keep_inherited_ttls(const Zone& zone, const TtlDisturbance& disturbance);

}  // namespace zonemend
