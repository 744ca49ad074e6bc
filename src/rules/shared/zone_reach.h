// From where a zone can be asked for, as far as its name and its name servers tell.
#pragma once

#include "zonemend/zone.h"

namespace zonemend::rules {

// Every server that loads the zone has it for itself: its name servers are all "localhost", of the
// reserved domain "invalid", or the zone itself without an address but that of the own machine. The
// empty zones of RFC 6303, zones of response policy, catalog zones (RFC 9432).
bool is_served_locally(const Zone& zone);

// Its name is one of the public DNS: the top-level domain exists, and it is not a reverse zone of
// addresses that every network uses for itself (RFC 6303 section 4, RFC 7793).
bool has_public_name(const Zone& zone);

}  // namespace zonemend::rules
