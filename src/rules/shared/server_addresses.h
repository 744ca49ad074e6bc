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

// Private addresses count only where a server of the same zone has a public one of the same family:
// a zone whose servers are all private is for inside only, and such networks often have public
// IPv6. The addresses of examples (RFC 5737) count as public.
class UnreachableServers {
 public:
  explicit UnreachableServers(const Zone& zone);

  // By address.
  const std::vector<ServerAddress>& all() const { return all_; }
  bool contains(RecordId address) const;

 private:
  std::vector<ServerAddress> all_;
};

}  // namespace zonemend::rules
