// IP addresses that are not those of a host anywhere on the Internet (RFC 6890).
#pragma once

#include <string_view>

#include "dns/address_block.h"

namespace zonemend {

enum class AddressUse : unsigned char {
  this_network,    // 0.0.0.0/8, ::
  loopback,        // 127.0.0.0/8, ::1
  link_local,      // works on one network segment
  private_use,     // RFC 1918, RFC 6598
  unique_local,    // the same for IPv6: fc00::/7
  site_local,      // its predecessor: fec0::/10
  documentation,   // for examples
  multicast,       // a group, no host
  reserved,        // IPv4 that nobody can use: 240.0.0.0/4
  unallocated,     // IPv6 that nobody was given yet
  v4_mapped,       // ::ffff:192.0.2.1
  v4_compatible,   // ::192.0.2.1
  six_to_four,     // tunnels, given up
  teredo,          // likewise
  public_service,  // special, but for everybody to use: AS112, anycast services
  other,           // benchmarks, translation, protocols
};

struct SpecialBlock {
  AddressBlock block;
  AddressUse use;
  std::string_view text;       // "10.0.0.0/8"
  std::string_view authority;  // "RFC 1918"
  std::string_view name;       // "private use"
};

// The smallest block of src/dns/data/special_addresses.txt that holds the address, the rdata of an
// A or AAAA record; null for an ordinary address. Constant time.
const SpecialBlock* special_block(std::string_view address);

}  // namespace zonemend
