// Walks the tokens of one record's rdata and collects its wire form.
// Every read_* function consumes tokens and appends octets, or records one error and returns false.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "dns/layout.h"
#include "zonemend/rdata.h"

namespace zonemend {

inline constexpr std::size_t max_rdata_size = 65535;
inline constexpr std::size_t max_string_size = 255;  // RFC 1035 section 3.3

// The user's text for a message: in single quotes, shortened, nothing unprintable.
std::string quote(std::string_view text);

class RdataReader {
 public:
  RdataReader(RrType type, std::span<const RdataToken> tokens, NameView origin, std::string& wire)
      : type_(type), tokens_(tokens), origin_(origin), wire_(wire), start_(wire.size()) {}

  RrType type() const { return type_; }
  NameView origin() const { return origin_; }

  // Tokens.
  bool at_end() const { return at_ == tokens_.size(); }
  std::size_t index() const { return at_; }  // of the token that comes next
  const RdataToken& peek() const { return tokens_[at_]; }
  std::span<const RdataToken> rest() const { return tokens_.subspan(at_); }
  std::span<const RdataToken> tokens() const { return tokens_; }
  const RdataToken* next();       // fails at the end of the record
  const RdataToken* next_word();  // fails for a quoted string, too
  void skip_rest() { at_ = tokens_.size(); }

  // Wire form.
  void put8(std::uint32_t value) { wire_.push_back(static_cast<char>(value & 0xff)); }
  void put16(std::uint32_t value);
  void put32(std::uint32_t value);
  void put(std::string_view octets) { wire_.append(octets); }
  std::string& wire() { return wire_; }
  std::string_view rdata() const { return std::string_view(wire_).substr(start_); }

  // Errors. All return false; those without an index blame the token read last.
  bool fail(std::string_view rule, std::string message, std::string help = {});
  bool fail_at(std::size_t token, std::string_view rule, std::string message,
               std::string help = {});
  bool fail_within(std::size_t offset, std::size_t length, std::string_view rule,
                   std::string message, std::string help = {});
  bool fail_within(std::size_t token, std::size_t offset, std::size_t length, std::string_view rule,
                   std::string message, std::string help = {});
  bool fail_too_few();
  RdataError take_error() { return std::move(error_); }

  // What messages call the field that is being read.
  void set_field(std::size_t field) { field_ = field; }
  std::string words() const { return field_words(type_, field_); }

 private:
  RrType type_;
  std::span<const RdataToken> tokens_;
  NameView origin_;
  std::string& wire_;
  std::size_t start_;
  std::size_t at_ = 0;
  std::size_t field_ = 0;
  RdataError error_;
};

// One field each; Layout decides which.
bool read_field(RdataReader& in, Field field);

// Numbers (rdata_numbers.cpp).
bool read_u8(RdataReader& in);
bool read_u16(RdataReader& in);
bool read_u32(RdataReader& in);
bool read_period(RdataReader& in);
bool read_timestamp(RdataReader& in);
bool read_type(RdataReader& in);
bool read_chaos_address(RdataReader& in);
// A number of the token read last, checked against `max`; `words` says what it is.
bool check_number(RdataReader& in, std::string_view text, std::uint32_t max, std::uint32_t& value);

// Names and strings (rdata_strings.cpp).
bool read_name(RdataReader& in);
bool read_names(RdataReader& in);
bool read_string(RdataReader& in);
bool read_optional_string(RdataReader& in);
bool read_strings(RdataReader& in);
bool read_tag(RdataReader& in);
bool read_caa_value(RdataReader& in);
bool read_uri_target(RdataReader& in);

// Fields that ldns decodes (rdata_decoded.cpp).
bool read_ipv4(RdataReader& in);
bool read_ipv6(RdataReader& in);
bool read_hex(RdataReader& in);
bool read_base64(RdataReader& in);
bool read_hex_word(RdataReader& in);     // one token only
bool read_base64_word(RdataReader& in);  // one token only
bool read_doa_data(RdataReader& in);
bool read_salt(RdataReader& in);
bool read_next_hash(RdataReader& in);
bool read_eui48(RdataReader& in);
bool read_eui64(RdataReader& in);
bool read_ilnp64(RdataReader& in);

// DNSSEC numbers and mnemonics (rdata_mnemonics.cpp).
bool read_algorithm(RdataReader& in);
bool read_digest_type(RdataReader& in);
bool read_cert_type(RdataReader& in);
bool read_key_flags(RdataReader& in);
bool read_key_protocol(RdataReader& in);
bool read_public_key(RdataReader& in);
bool read_hash_algorithm(RdataReader& in);
bool read_dsync_scheme(RdataReader& in);

// Type bitmaps (rdata_bitmap.cpp).
bool read_bitmap(RdataReader& in);
bool read_nxt_bitmap(RdataReader& in);

// Addresses with a notation of their own (rdata_address.cpp).
bool read_prefixes(RdataReader& in);
bool read_nsap(RdataReader& in);
bool read_atm_address(RdataReader& in);
bool read_hip(RdataReader& in);

// Addresses or names, as a number says (rdata_gateway.cpp).
bool read_gateway(RdataReader& in);
bool read_relay(RdataReader& in);
bool read_a6(RdataReader& in);

// A file each: loc.cpp, wks.cpp, svcb.cpp.
bool read_location(RdataReader& in);
bool read_services(RdataReader& in);
bool read_svc_params(RdataReader& in);

// The octets of the form "\# 4 0a000001", after the "\#" (rdata_generic.cpp).
bool read_generic_octets(RdataReader& in);

}  // namespace zonemend
