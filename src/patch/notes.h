// What a person should know besides, when a host becomes an alias.
#pragma once

#include <span>
#include <vector>

#include "zonemend/finding.h"
#include "zonemend/zone.h"

namespace zonemend {

// Wildcard that stops answering for the host, CAA above it, a long old TTL among the records that
// go, the SOA's primary server being the host.
std::vector<Finding> alias_notes(const Zone& zone, NameView host, std::span<const RecordId> going);

}  // namespace zonemend
