// The proof that a plan does what it announces and nothing else.
#pragma once

#include <string_view>

#include "zonemend/plan.h"
#include "zonemend/result.h"
#include "zonemend/zone.h"

namespace zonemend {

struct Proved {
  LoadedZone after;  // the edited zone
  // The bytes of the zone's own file after the edit.
  std::string_view text() const { return after.zone.sources().at(0).bytes(); }
};

// Applies the plan's edits in memory, loads the result and compares record by record: what went
// must be plan.removed, what came plan.added, the SOA may differ in its serial alone. Linear in the
// size of the zone. `options` are those with which `before` was loaded. An Error here is a bug in
// the planner, never the user's fault; nothing may be written then.
Result<Proved> prove(const LoadedZone& before, const LoadOptions& options, const Plan& plan);

// Turns the plan into a refusal when the edited zone has an error that it did not have before, or
// one elsewhere for which BIND would still not load it. `force` accepts new errors with which BIND
// loads the zone. The rules run on up to `threads` threads.
void refuse_consequences(const LoadedZone& before, const LoadedZone& after, bool force,
                         unsigned threads, Plan& plan);

}  // namespace zonemend
