// The types that an NSEC or NSEC3 record lists, against those that are there.
#pragma once

#include <string>
#include <string_view>

#include "rules/shared/signed_zone.h"

namespace zonemend::rules {

// How the list of an NSEC or NSEC3 record (`type`) differs from the RRsets of its name: "it lists
// MX, which is not there, and leaves out TXT and AAAA"; "" when it does not. Of a delegation, the
// types that the zone has the say in count. That signatures are missing is not the list's fault.
std::string bitmap_fault(std::string_view bitmap, RrType type, const OwnerSets& sets,
                         Standing standing);

}  // namespace zonemend::rules
