// The arithmetic of DNSSEC: octets in, octets out. What the numbers mean is in
// data/dnssec_algorithms.txt and data/ds_digests.txt. Thread-safe.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "zonemend/name.h"

namespace zonemend {

// What RFC 9904's registry says of using an algorithm.
enum class Advice : std::uint8_t { must, recommended, may, not_recommended, must_not };
// How a zone with keys of the algorithm may prove that names do not exist.
enum class DenialBy : std::uint8_t { nsec, any };

struct DnssecAlgorithm {
  std::uint8_t number;
  std::string_view mnemonic;
  Advice signing;
  Advice validation;
  DenialBy denial;
};
const DnssecAlgorithm* find_dnssec_algorithm(unsigned number);  // null when it is not known
// "algorithm 13 (ECDSAP256SHA256)", "algorithm 99".
std::string dnssec_algorithm_text(unsigned number);

struct DsDigest {
  std::uint8_t number;
  std::string_view mnemonic;
  Advice delegation;  // to write a DS record with it
  Advice validation;
};
const DsDigest* find_ds_digest(unsigned number);  // null when it is not known

// RFC 4034 appendix B. Zero for rdata that is too short to be a DNSKEY's.
std::uint16_t dnssec_key_tag(std::string_view dnskey_rdata);

// The digest of a DS or CDS record for the key (RFC 4034 section 5.1.4). Nothing for digest types
// that cannot be computed here: only 1, 2 and 4 can.
std::optional<std::string> dnssec_ds_digest(unsigned digest_type, NameView owner,
                                            std::string_view dnskey_rdata);

// RFC 5155 section 5 with SHA-1: 20 octets.
std::string nsec3_hash(NameView name, std::string_view salt, unsigned iterations);
// An octet string as a label in base32hex, lower-case, and back; nothing when it is no such label
// of 20 octets.
std::string nsec3_label(std::string_view hash);
std::optional<std::string> hash_of_nsec3_label(std::string_view label);

// What RFC 3110 packs into the public key of an RSA algorithm. Nothing when it is malformed.
struct RsaKey {
  unsigned modulus_bits = 0;
  std::optional<std::uint32_t> exponent;  // nothing: larger than 32 bits
};
bool is_rsa(unsigned algorithm);
std::optional<RsaKey> rsa_key(std::string_view public_key);

enum class Verification : std::uint8_t { good, bad, not_supported };
// Whether `signature` was made over `data` with the private part of `public_key`.
Verification verify_signature(unsigned algorithm, std::string_view public_key,
                              std::string_view data, std::string_view signature);

// The hash of a ZONEMD record (RFC 8976 section 5.3), fed piece by piece.
class ZoneHash {
 public:
  enum class Kind : std::uint8_t { sha384 = 1, sha512 = 2 };
  static std::optional<Kind> kind_of(unsigned hash_algorithm);

  explicit ZoneHash(Kind kind);
  ~ZoneHash();
  ZoneHash(const ZoneHash&) = delete;
  ZoneHash& operator=(const ZoneHash&) = delete;

  void add(std::string_view octets);
  std::string finish();  // once

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace zonemend
