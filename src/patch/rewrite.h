// Turning a record into a CNAME on its own line.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zonemend/edit.h"
#include "zonemend/name.h"
#include "zonemend/zone.h"

namespace zonemend {

// Edits that make the record a CNAME to `target`: place, owner, class, TTL column, comments and
// parentheses stay. With `ttl` (seconds) the record's TTL becomes that.
std::vector<Edit> rewrite_as_cname(const Zone& zone, const Record& record, NameView target,
                                   std::optional<std::uint32_t> ttl);

}  // namespace zonemend
