// $TTL lines: whether there are some, and writing one.
#pragma once

#include <cstdint>

#include "zonemend/edit.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// Some file of the zone has a $TTL line.
bool has_ttl_directive(const Zone& zone);

// Above the first line of the zone's file that says something. Safety: safe; the caller must know
// that no record gets another TTL by it.
Fix write_ttl_directive(const Zone& zone, std::uint32_t seconds);

}  // namespace zonemend::rules
