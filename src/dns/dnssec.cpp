#include "dns/dnssec.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>

#include "dns/ldns.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

constexpr DnssecAlgorithm algorithms[] = {
#include "dnssec_algorithms.inc"
};

constexpr DsDigest ds_digests[] = {
#include "ds_digests.inc"
};

constexpr std::string_view base32_digits = "0123456789abcdefghijklmnopqrstuv";

const std::uint8_t* octets(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}
// Of ldns' older functions, which take what they only read without const.
std::uint8_t* octets_to_read(std::string_view text) {
  return const_cast<std::uint8_t*>(octets(text));
}
unsigned octet(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

std::string in_lower_case(NameView name) {
  std::string wire(name.wire());
  std::transform(wire.begin(), wire.end(), wire.begin(), ascii::lower);
  return wire;
}

using OneShotHash = unsigned char* (*)(const unsigned char*, unsigned, unsigned char*);

std::string hash_with(OneShotHash hash, std::size_t size, std::string_view text) {
  std::string digest(size, '\0');
  hash(octets(text), static_cast<unsigned>(text.size()), octets_to_read(digest));
  return digest;
}

struct BufferDeleter {
  void operator()(ldns_buffer* buffer) const noexcept { ldns_buffer_free(buffer); }
};
using Buffer = std::unique_ptr<ldns_buffer, BufferDeleter>;

Buffer new_buffer(std::size_t size) {
  Buffer buffer(ldns_buffer_new(size));
  if (buffer == nullptr) throw std::bad_alloc();
  return buffer;
}

bool is_ecdsa(unsigned algorithm) {
  return algorithm == LDNS_ECDSAP256SHA256 || algorithm == LDNS_ECDSAP384SHA384;
}

// The signature as OpenSSL wants it: of ECDSA, two numbers in ASN.1 (RFC 6605 section 4). Empty
// when it cannot be converted.
std::string for_openssl(unsigned algorithm, std::string_view signature) {
  if (!is_ecdsa(algorithm)) return std::string(signature);
  const ldns::Rdf rdf(ldns_rdf_new_frm_data(LDNS_RDF_TYPE_B64, signature.size(), signature.data()));
  constexpr std::size_t room_for_asn1 = 16;
  const Buffer buffer = new_buffer(signature.size() + room_for_asn1);
  if (rdf == nullptr) throw std::bad_alloc();
  if (ldns_convert_ecdsa_rrsig_rdf2asn1(buffer.get(), rdf.get()) != LDNS_STATUS_OK) return {};
  return std::string(reinterpret_cast<const char*>(ldns_buffer_begin(buffer.get())),
                     ldns_buffer_position(buffer.get()));
}

// The one length that a signature of the algorithm can have; 0 when there is no such.
std::size_t signature_size(unsigned algorithm) {
  switch (algorithm) {
    case LDNS_ECDSAP256SHA256:
    case LDNS_ED25519:
      return 64;
    case LDNS_ECDSAP384SHA384:
      return 96;
    case LDNS_ED448:
      return 114;
    default:
      return 0;
  }
}

bool is_signed_by_ldns(unsigned algorithm) {
  return is_rsa(algorithm) || signature_size(algorithm) != 0;
}

}  // namespace

const DnssecAlgorithm* find_dnssec_algorithm(unsigned number) {
  const auto found =
      std::find_if(std::begin(algorithms), std::end(algorithms),
                   [number](const DnssecAlgorithm& item) { return item.number == number; });
  return found == std::end(algorithms) ? nullptr : found;
}

const DsDigest* find_ds_digest(unsigned number) {
  const auto found = std::find_if(std::begin(ds_digests), std::end(ds_digests),
                                  [number](const DsDigest& item) { return item.number == number; });
  return found == std::end(ds_digests) ? nullptr : found;
}

std::string dnssec_algorithm_text(unsigned number) {
  const DnssecAlgorithm* known = find_dnssec_algorithm(number);
  return known == nullptr ? fmt::format("algorithm {}", number)
                          : fmt::format("algorithm {} ({})", number, known->mnemonic);
}

std::uint16_t dnssec_key_tag(std::string_view dnskey_rdata) {
  if (dnskey_rdata.size() < 4) return 0;
  return ldns_calc_keytag_raw(octets(dnskey_rdata), dnskey_rdata.size());
}

std::optional<std::string> dnssec_ds_digest(unsigned digest_type, NameView owner,
                                            std::string_view dnskey_rdata) {
  const std::string data = in_lower_case(owner) + std::string(dnskey_rdata);
  switch (digest_type) {
    case LDNS_SHA1:
      return hash_with(ldns_sha1, LDNS_SHA1_DIGEST_LENGTH, data);
    case LDNS_SHA256:
      return hash_with(ldns_sha256, LDNS_SHA256_DIGEST_LENGTH, data);
    case LDNS_SHA384:
      return hash_with(ldns_sha384, LDNS_SHA384_DIGEST_LENGTH, data);
    default:
      return std::nullopt;
  }
}

std::string nsec3_hash(NameView name, std::string_view salt, unsigned iterations) {
  std::string data = in_lower_case(name);
  data += salt;
  std::string hash = hash_with(ldns_sha1, LDNS_SHA1_DIGEST_LENGTH, data);
  data.replace(0, data.size() - salt.size(), hash);
  for (; iterations > 0; --iterations) {
    ldns_sha1(octets(data), static_cast<unsigned>(data.size()), octets_to_read(hash));
    data.replace(0, hash.size(), hash);
  }
  return hash;
}

std::string nsec3_label(std::string_view hash) {
  std::string label;
  unsigned bits = 0;
  unsigned held = 0;
  for (std::size_t at = 0; at < hash.size(); ++at) {
    bits = (bits << 8 | octet(hash, at)) & 0xfffff;
    for (held += 8; held >= 5; held -= 5) label += base32_digits[bits >> (held - 5) & 31];
  }
  if (held > 0) label += base32_digits[bits << (5 - held) & 31];
  return label;
}

std::optional<std::string> hash_of_nsec3_label(std::string_view label) {
  constexpr std::size_t label_size = 32;
  if (label.size() != label_size) return std::nullopt;
  std::string hash;
  unsigned bits = 0;
  unsigned held = 0;
  for (const char c : label) {
    const std::size_t digit = base32_digits.find(ascii::lower(c));
    if (digit == base32_digits.npos) return std::nullopt;
    bits = (bits << 5 | static_cast<unsigned>(digit)) & 0xfffff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    hash += static_cast<char>(bits >> held & 255);
  }
  return hash;
}

bool is_rsa(unsigned algorithm) {
  return algorithm == LDNS_RSASHA1 || algorithm == LDNS_RSASHA1_NSEC3 ||
         algorithm == LDNS_RSASHA256 || algorithm == LDNS_RSASHA512;
}

std::optional<RsaKey> rsa_key(std::string_view public_key) {
  if (public_key.size() < 3) return std::nullopt;
  // RFC 3110 section 2: the length of the exponent in one octet, or zero and two octets.
  const bool is_long = octet(public_key, 0) == 0;
  const std::size_t size =
      is_long ? octet(public_key, 1) << 8 | octet(public_key, 2) : octet(public_key, 0);
  std::string_view rest = public_key.substr(is_long ? 3 : 1);
  if (size == 0 || rest.size() <= size) return std::nullopt;
  std::string_view exponent = rest.substr(0, size);
  std::string_view modulus = rest.substr(size);
  exponent.remove_prefix(std::min(exponent.find_first_not_of('\0'), exponent.size()));
  modulus.remove_prefix(std::min(modulus.find_first_not_of('\0'), modulus.size()));
  RsaKey key;
  if (!modulus.empty()) {
    key.modulus_bits = static_cast<unsigned>((modulus.size() - 1) * 8) +
                       static_cast<unsigned>(std::bit_width(octet(modulus, 0)));
  }
  if (exponent.size() <= 4) {
    key.exponent = 0;
    for (std::size_t at = 0; at < exponent.size(); ++at) {
      key.exponent = *key.exponent << 8 | octet(exponent, at);
    }
  }
  return key;
}

Verification verify_signature(unsigned algorithm, std::string_view public_key,
                              std::string_view data, std::string_view signature) {
  if (!is_signed_by_ldns(algorithm)) return Verification::not_supported;
  // ldns takes a wrong length for a lack of memory, and asserts that there is something.
  const std::size_t wanted = signature_size(algorithm);
  if (signature.empty() || (wanted != 0 && signature.size() != wanted)) return Verification::bad;
  if (public_key.empty() || (is_rsa(algorithm) && !rsa_key(public_key))) return Verification::bad;

  const std::string converted = for_openssl(algorithm, signature);
  if (converted.empty()) return Verification::bad;
  const Buffer buffer = new_buffer(data.size());
  ldns_buffer_write(buffer.get(), data.data(), data.size());
  const ldns_status status = ldns_verify_rrsig_buffers_raw(
      octets_to_read(converted), converted.size(), buffer.get(), octets_to_read(public_key),
      public_key.size(), static_cast<std::uint8_t>(algorithm));
  if (status == LDNS_STATUS_OK) return Verification::good;
  return status == LDNS_STATUS_CRYPTO_UNKNOWN_ALGO ? Verification::not_supported
                                                   : Verification::bad;
}

struct ZoneHash::State {
  Kind kind;
  union {
    ldns_sha384_CTX sha384;
    ldns_sha512_CTX sha512;
  };
};

std::optional<ZoneHash::Kind> ZoneHash::kind_of(unsigned hash_algorithm) {
  if (hash_algorithm == 1) return Kind::sha384;
  if (hash_algorithm == 2) return Kind::sha512;
  return std::nullopt;
}

ZoneHash::ZoneHash(Kind kind) : state_(std::make_unique<State>()) {
  state_->kind = kind;
  if (kind == Kind::sha384) {
    ldns_sha384_init(&state_->sha384);
  } else {
    ldns_sha512_init(&state_->sha512);
  }
}

ZoneHash::~ZoneHash() = default;

void ZoneHash::add(std::string_view text) {
  if (text.empty()) return;
  if (state_->kind == Kind::sha384) {
    ldns_sha384_update(&state_->sha384, octets_to_read(text), text.size());
  } else {
    ldns_sha512_update(&state_->sha512, octets_to_read(text), text.size());
  }
}

std::string ZoneHash::finish() {
  std::array<std::uint8_t, LDNS_SHA512_DIGEST_LENGTH> digest{};
  std::size_t size = LDNS_SHA512_DIGEST_LENGTH;
  if (state_->kind == Kind::sha384) {
    size = LDNS_SHA384_DIGEST_LENGTH;
    ldns_sha384_final(digest.data(), &state_->sha384);
  } else {
    ldns_sha512_final(digest.data(), &state_->sha512);
  }
  return std::string(reinterpret_cast<const char*>(digest.data()), size);
}

}  // namespace zonemend
