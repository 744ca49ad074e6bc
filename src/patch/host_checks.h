// What stands in the way of an alias at a host, apart from the records at the host itself.
#pragma once

#include <vector>

#include "zonemend/finding.h"
#include "zonemend/plan.h"
#include "zonemend/zone.h"

namespace zonemend {

// The zone cannot be edited with certainty: unreadable text, files not followed, a signer's output.
std::vector<Finding> zone_refusals(const LoadedZone& loaded, bool allow_signed);

// The host cannot be an alias of this zone: the apex, another zone's name, a delegation, below one
// or below a DNAME, or (without `force`) the target of NS, MX or SRV records.
std::vector<Finding> host_refusals(const Zone& zone, NameView host, bool force);

// Where a refusal that concerns the zone as a whole points: its SOA.
Span zone_place(const Zone& zone);

}  // namespace zonemend
