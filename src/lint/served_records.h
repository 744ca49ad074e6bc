// Whether two readings of a zone give the same answers.
#pragma once

#include <optional>
#include <string>

#include "zonemend/zone.h"

namespace zonemend {

// The first owner and type whose RRset differs between the two zones as BIND 9 would serve them
// ("www.example.com. A"), or nothing when all are the same. An RRset is a set: copies and order do
// not count, nor does the letter case of names. Its TTL is the first one of the last run of lines
// with that owner: BIND takes the first TTL within a run, and a later run replaces an earlier
// one's. Linear in the size of the zones.
std::optional<std::string> served_difference(const Zone& before, const Zone& after);

}  // namespace zonemend
