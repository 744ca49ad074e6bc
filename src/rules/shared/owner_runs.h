// Which TTL BIND serves when the copies of a record disagree. BIND collects the records that stand
// together under one owner: within such a run the first TTL counts, and a later run of the same
// owner overrules an earlier one.
#pragma once

#include <span>

#include "zonemend/zone.h"

namespace zonemend::rules {

struct ServedTtl {
  RecordId from = 0;     // the record whose TTL is served
  bool certain = false;  // false: text that was not read or other spellings may change that
};

// `records`: all of one type at one owner, in file order; not empty.
ServedTtl served_ttl(const Zone& zone, std::span<const RecordId> records);

}  // namespace zonemend::rules
