// Deleting records from a zone file without touching what the other records mean.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "zonemend/edit.h"
#include "zonemend/zone.h"

namespace zonemend {

// Whether deleting sees to the TTLs that lines below inherit, or the caller does (keep_ttls.h).
enum class InheritedTtls : unsigned char { keep, leave };

// Edits that delete the lines of these records, trailing comments included. What $GENERATE made goes
// by splitting the directive's range around the value. A blank-owner record
// that took its owner from a deleted line gets it written out, in the columns of its white space;
// a record that took its TTL from one (RFC 1035 section 5.1) likewise. Nothing when text that was
// not read (an $INCLUDE, a broken line) may depend on the lines; with `keep` also when the edits
// concern a file that is included several times. `ids` must be sorted.
std::optional<std::vector<Edit>> delete_records(const Zone& zone, std::span<const RecordId> ids,
                                                InheritedTtls ttls = InheritedTtls::keep);

// The edit that writes an owner in front of a record whose owner field is blank. `spelling` is how
// the owner is spelt at `spelled_at`; where another origin is in force, it is written in full.
Edit write_owner(const Zone& zone, RecordId id, RecordId spelled_at);

}  // namespace zonemend
