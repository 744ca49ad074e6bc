// Addresses of name servers that nobody outside can reach.
#pragma once

#include <vector>

#include "dns/special_addresses.h"
#include "zonemend/zone.h"

namespace zonemend::rules {

struct ServerAddress {
  RecordId address;  // an A or AAAA record of the zone, which may be glue
  RecordId ns;       // the first NS record that names the server
  const SpecialBlock* special;
};

// By address. Private addresses count only where a server of the same zone has a public one of the
// same family: a zone whose servers are all private is for inside only, and such networks often
// have public IPv6. The addresses of examples (RFC 5737) count as public.
std::vector<ServerAddress> unreachable_servers(const Zone& zone);

// Null when the record is none of them.
const ServerAddress* find_server(const std::vector<ServerAddress>& servers, RecordId address);

}  // namespace zonemend::rules
