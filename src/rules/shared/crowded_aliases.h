// The owners of a CNAME that have other records, too: a fact that is mostly empty.
#pragma once

#include <vector>

#include "zonemend/zone.h"

namespace zonemend::rules {

// Distinct, in file order of their first CNAMEs. What alias_owner() leaves out does not count.
struct CrowdedAliases {
  explicit CrowdedAliases(const Zone& zone);

  std::vector<NameId> owners;
};

}  // namespace zonemend::rules
