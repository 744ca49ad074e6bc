// A host as people type it, made a domain name.
#pragma once

#include <string_view>

#include "zonemend/name.h"
#include "zonemend/result.h"
#include "zonemend/zone.h"

namespace zonemend {

// "www", "www.example.com", "www.example.com.", "@". A name that ends with the zone's own is taken
// as a full one, also without the final dot; so is a name of several labels that ends in a
// top-level domain ("www.example.org" in the zone example.com is nobody's relative name), unless
// the zone has a name to which it is relative ("rome.eu" where eu.example.com exists). Everything
// else is relative to the zone. Fails for what is no name, or could not be a host's.
Result<Name> parse_host(std::string_view text, const Zone& zone);

// A target as people type it: always a full name, with or without the final dot. A single label
// without dot fails, since it could mean a host of the zone as well.
Result<Name> parse_target(std::string_view text, NameView origin);

}  // namespace zonemend
