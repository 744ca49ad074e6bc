// The TTLs that are written in a zone's files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

struct WrittenTtl {
  Span span;
  std::uint32_t seconds;
  RrType type = RrType::none;  // of the record; none for $TTL
};

// Those of the $TTL lines, in file order. Over 31 bits (ttl-over-31-bits) is left out, here and
// below.
std::vector<WrittenTtl> directive_ttls(const Zone& zone);
// Nothing for a record that has none of its own, and for what $GENERATE made. Lexes the line.
std::optional<WrittenTtl> written_ttl(const Zone& zone, const Record& record);

// "1h30m": weeks to seconds.
std::string ttl_text(std::uint32_t seconds);

}  // namespace zonemend::rules
