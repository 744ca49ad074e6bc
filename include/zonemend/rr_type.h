// Resource record types and classes, and what their rdata consists of.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace zonemend {

// Any 16-bit value; the named ones are those that zonemend's own code speaks of.
enum class RrType : std::uint16_t {
  none = 0,
  a = 1,
  ns = 2,
  md = 3,
  mf = 4,
  cname = 5,
  soa = 6,
  null = 10,
  ptr = 12,
  mx = 15,
  txt = 16,
  rp = 17,
  afsdb = 18,
  rt = 21,
  sig = 24,
  key = 25,
  px = 26,
  aaaa = 28,
  nxt = 30,
  srv = 33,
  naptr = 35,
  kx = 36,
  dname = 39,
  opt = 41,
  ds = 43,
  rrsig = 46,
  nsec = 47,
  dnskey = 48,
  nsec3 = 50,
  nsec3param = 51,
  tlsa = 52,
  svcb = 64,
  https = 65,
  lp = 107,
  tkey = 249,
  tsig = 250,
  caa = 257,
};

enum class RrClass : std::uint16_t { in = 1, ch = 3, hs = 4, none = 254, any = 255 };

// Mnemonic in any letter case, or TYPEnnn (RFC 3597 section 5) with nnn from 0 to 65535. Knows the
// types of BIND 9.20. Constant time.
std::optional<RrType> rr_type_from_text(std::string_view text);
// Upper-case mnemonic, or TYPEnnn.
std::string rr_type_text(RrType type);
// A type that exists only in messages: OPT, TKEY, TSIG, IXFR, AXFR, MAILB, MAILA, ANY, TYPE0 and
// 128-255 as a whole (RFC 6895 section 3.1).
bool is_meta_type(RrType type);

// IN, CH, CHAOS, HS, HESIOD in any letter case, or CLASSnnn.
std::optional<RrClass> rr_class_from_text(std::string_view text);
std::string rr_class_text(RrClass rr_class);

// The largest TTL, in seconds; BIND takes a larger one for 0 (RFC 2181 section 8).
inline constexpr std::uint32_t max_ttl = 0x7fffffff;

// Seconds from "3600", "1h30m", "2W" (BIND's grammar: digits, or digit-unit pairs in any order).
enum class TtlError : std::uint8_t { none, malformed, out_of_range };
struct TtlValue {
  std::uint32_t seconds = 0;
  TtlError error = TtlError::none;
};
TtlValue ttl_from_text(std::string_view text);

}  // namespace zonemend
