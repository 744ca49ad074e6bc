// The proof that a plan does what it announces and nothing else.
#pragma once

#include <string>

#include "zonemend/plan.h"
#include "zonemend/result.h"
#include "zonemend/zone.h"

namespace zonemend {

struct Proved {
  std::string text;   // the bytes of the edited file
  LoadedZone after;   // the zone they mean
};

// Applies the plan's edits in memory, loads the result and compares record by record: what went
// must be plan.removed, what came plan.added, the SOA may differ in its serial, and no error may
// be new. Linear in the size of the zone. An Error here is a bug in the planner, never the user's
// fault; nothing may be written then.
Result<Proved> prove(const LoadedZone& before, const Plan& plan);

}  // namespace zonemend
