// The TTLs that are written in a zone's files.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "zonemend/zone.h"

namespace zonemend::rules {

struct WrittenTtl {
  Span span;
  std::uint32_t seconds;
  RrType type = RrType::none;  // of the record; none for $TTL
};

// Calls visit for the TTL of each $TTL line and of each record that has one of its own; those over
// 31 bits (ttl-over-31-bits) are left out. In file order of the $TTL lines, then of the records.
void visit_written_ttls(const Zone& zone, const std::function<void(const WrittenTtl&)>& visit);

// "1h30m": weeks to seconds.
std::string ttl_text(std::uint32_t seconds);

}  // namespace zonemend::rules
