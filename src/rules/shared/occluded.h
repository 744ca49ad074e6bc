// Records at or below a zone cut that the zone never serves (RFC 1034 section 4.2.1).
#pragma once

#include <vector>

#include "zonemend/rule.h"

namespace zonemend::rules {

// What one delegation hides.
struct Occluded {
  NameId cut = no_name;
  std::size_t names = 0;
  std::vector<RecordId> records;  // in file order; not empty
};

// A fact. Not in it: what belongs at a cut, what glue is made of, and types that have rules of
// their own here (CNAME, NS, the signer's). In the order of the numbers of the first hidden names.
struct OccludedByCuts {
  explicit OccludedByCuts(const Zone& zone);

  std::vector<Occluded> addresses;  // at names that have nothing else and that no NS record names
  std::vector<Occluded> others;     // all at the other names
};

// One finding for all that a delegation hides, with the fix that deletes it.
Finding describe_occluded(const Zone& zone, const Rule& rule, const Occluded& occluded,
                          std::string message, std::string help);

}  // namespace zonemend::rules
