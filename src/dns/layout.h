// Which fields the rdata of a type consists of.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "zonemend/rr_type.h"

namespace zonemend {

// A field is what one presentation-format element and one stretch of wire form have in common.
// Some read several tokens; those marked "rest" take all tokens that are left.
enum class Field : std::uint8_t {
  none,
  name,
  u8,
  u16,
  u32,
  period,           // seconds, units allowed
  string,           // character-string
  optional_string,  // character-string that may be absent
  strings,          // rest: one or more character-strings
  ipv4,
  ipv6,
  hex,     // rest: one or more tokens of hexadecimal digits
  base64,  // rest
  optional_base64,
  type,            // 16-bit type number
  algorithm,       // DNSSEC algorithm number
  digest_type,     // DS digest type number
  hash_algorithm,  // NSEC3 hash algorithm number
  cert_type,       // RFC 4398 section 2.1
  timestamp,       // RFC 4034 section 3.2
  tag,             // CAA property tag
  caa_value,       // octets up to the end of the rdata
  uri_target,      // the same, in quotes
  salt,            // NSEC3 salt
  next_hash,       // NSEC3 next hashed owner
  bitmap,          // rest: type bitmap of RFC 4034 section 4.1.2
  nxt_bitmap,      // rest: type bitmap of RFC 2535 section 5.2
  key_flags,
  key_protocol,
  public_key,  // rest: base64, absent when the flags say that there is no key
  prefixes,    // rest: APL items
  location,    // rest: LOC
  services,    // rest: WKS protocol and bitmap
  nsap,
  atm_address,
  hip,         // algorithm, tag and key
  names,       // rest: zero or more names
  gateway,     // rest: IPSECKEY
  relay,       // rest: AMTRELAY
  a6,          // rest
  svc_params,  // rest: SVCB and HTTPS
  doa_data,    // rest: base64, or "-" for nothing
  dsync_scheme,
  eui48,
  eui64,
  ilnp64,
  chaos_address,  // the octal address of A in class CH
  opaque,         // rest, only in the generic form of RFC 3597
};

struct Layout {
  static constexpr std::size_t max_fields = 10;
  std::array<Field, max_fields> fields{};
  std::uint8_t size = 0;
};

// Opaque for types without a grammar, and in classes where the type has none. Constant time.
const Layout& layout_of(RrType type, RrClass rr_class);

// What messages call the field: "preference of MX", or "data of TYPE999".
std::string field_words(RrType type, std::size_t field);

}  // namespace zonemend
