// Records whose lines begin in an unusual spelling: the fact behind the rules about it.
#pragma once

#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

struct OddHeads {
  explicit OddHeads(const Zone& zone);

  // In file order; what $GENERATE made is left out. Where a line is written so that it would have
  // to be lexed, it counts as odd.
  std::vector<RecordId> owners;  // the owner has capital letters or escapes
  std::vector<RecordId> ttls;    // the TTL is written with several units: "1h30m"
};

}  // namespace zonemend::rules
