// Writing a $TTL line into a zone's file.
#pragma once

#include <cstdint>

#include "zonemend/edit.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

// Above the first line of the zone's file that says something. Safety: safe; the caller must know
// that no record gets another TTL by it.
Fix write_ttl_directive(const Zone& zone, std::uint32_t seconds);

}  // namespace zonemend::rules
