// The RRsets at a name.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

// What a signature signs; none for other types. Signatures of different types are different RRsets
// to a server, and have different TTLs (RFC 4034 section 3).
RrType covered_type(const Zone& zone, const Record& record);

// The records at the owner by type, RRSIG also by the type that it covers: each RRset in file
// order, the RRsets by their first record. n log n; callers look for a reason first.
std::vector<std::vector<RecordId>> rrsets_at(const Zone& zone, NameId owner);

// BIND keeps an RRset in one piece of memory, with two octets for the size of each record, and
// refuses a zone with a larger one.
inline constexpr std::size_t max_rrset_size = 65512;
std::size_t rrset_size(const Zone& zone, const std::vector<RecordId>& set);  // without copies

// "A", "RRSIG for A"
std::string rrset_words(const Zone& zone, const Record& record);

}  // namespace zonemend::rules
