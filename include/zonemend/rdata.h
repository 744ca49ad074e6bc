// Rdata: from the tokens of a record to wire form, and back to text.
// The only door to ldns for zone text. Everything is checked before ldns sees it; what passes here
// is what BIND 9 accepts (RFC 1035 section 5.1, RFC 3597, and the RFC of each type).
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/name.h"
#include "zonemend/rr_type.h"

namespace zonemend {

// One token of rdata as it stands in the file. For a quoted string, `text` is what stands between
// the quotes. Escapes are not decoded.
struct RdataToken {
  std::string_view text;
  bool quoted = false;
};

// Why rdata could not be read.
struct RdataError {
  static constexpr std::size_t at_end = std::numeric_limits<std::size_t>::max();

  std::string_view rule;        // id of the rule that documents it: "bad-ipv4", "rdata-too-few-fields"
  std::size_t token = at_end;   // index of the token that is wrong; at_end: the end of the record
  std::size_t offset = 0;       // byte within that token's text where it goes wrong; 0 with length 0
  std::size_t length = 0;       //   means the whole token
  std::string message;          // "'192.0.2' is not an IPv4 address"
  std::string help;
};

// Appends the wire form of the rdata to `wire`; names are completed with `origin`, uncompressed,
// in the letter case of the file. On failure returns the reason and leaves `wire` as it was.
// Thread-safe.
std::optional<RdataError> parse_rdata(RrType type, RrClass rr_class,
                                      std::span<const RdataToken> tokens, NameView origin,
                                      std::string& wire);

// True when the type's rdata was only taken as it came (a type without grammar here).
bool rdata_is_opaque(RrType type);

// Presentation form in one line with absolute names: "10 mail.example.com.".
std::string rdata_text(RrType type, RrClass rr_class, std::string_view wire);

// The domain names in the rdata, in order: {offset, size} into `wire`. Types whose rdata has no
// names have none. `wire` must come from parse_rdata.
struct NameInRdata {
  std::uint32_t offset;
  std::uint32_t size;
};
std::vector<NameInRdata> names_in_rdata(RrType type, std::string_view wire);
// The one name that the type points at: CNAME, DNAME, NS, PTR, MX, SRV, AFSDB, KX, RT, LP, NAPTR,
// SVCB, HTTPS. Nothing for other types.
std::optional<NameView> rdata_target(RrType type, std::string_view wire);

// Whether records of the type are the same when names in their rdata differ in letter case alone: the
// types of RFC 4034 section 6.2 and their kin. In later types (SVCB, NSEC, ...) names are octets like
// others (RFC 3597 section 7), and BIND keeps both records.
bool ignores_name_case(RrType type);
// Equal as BIND sees it: octet by octet, but for the letter case of names where it is ignored.
bool rdata_equal(RrType type, std::string_view a, std::string_view b);

}  // namespace zonemend
