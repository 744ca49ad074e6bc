// The public key of a DKIM record (RFC 6376 section 3.6.1, RFC 8463).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zonemend::rules {

// The octets of a base64 text, blanks in which do not count. Nothing when it is none, and then
// `bad` is the offset of the first character that cannot stand there; the size of the text when it
// only ends too early.
std::optional<std::string> decode_base64(std::string_view text, std::size_t& bad);

struct RsaKey {
  enum class State : unsigned char {
    sound,
    cut_short,  // it says that it has more octets
    other,      // no RSA key
  };
  State state = State::other;
  std::size_t bits = 0;  // of the modulus
};
// Reads a SubjectPublicKeyInfo (RFC 5280), as DKIM keys are in practice, or a bare RSAPublicKey
// (RFC 8017).
RsaKey read_rsa_key(std::string_view der);

}  // namespace zonemend::rules
