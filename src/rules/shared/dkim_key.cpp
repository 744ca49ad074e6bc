#include "rules/shared/dkim_key.h"

#include "text/ascii.h"

namespace zonemend::rules {
namespace {

using State = RsaKey::State;

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (ascii::is_digit(c)) return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Tags of DER.
constexpr unsigned char integer = 0x02;
constexpr unsigned char bit_string = 0x03;
constexpr unsigned char object_id = 0x06;
constexpr unsigned char sequence = 0x30;

constexpr std::string_view rsa_encryption = "\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01";

// Reads one value after the other.
class DerReader {
 public:
  explicit DerReader(std::string_view der) : der_(der) {}

  State state() const { return state_; }
  bool is_next(unsigned char tag) const {
    return !der_.empty() && static_cast<unsigned char>(der_[0]) == tag;
  }

  // The contents of the next value, which must have the tag.
  std::string_view next(unsigned char tag) {
    if (state_ != State::sound) return {};
    std::size_t size = 0;
    std::size_t at = 1;
    if (der_.empty())
      state_ = State::cut_short;
    else if (!is_next(tag))
      state_ = State::other;
    else
      read_size(at, size);
    if (state_ == State::sound && size > der_.size() - at) state_ = State::cut_short;
    if (state_ != State::sound) return {};
    const std::string_view contents = der_.substr(at, size);
    der_.remove_prefix(at + size);
    return contents;
  }

 private:
  // One octet, or how many follow and those.
  void read_size(std::size_t& at, std::size_t& size) {
    constexpr std::size_t most_octets = 4;
    if (at >= der_.size()) return fail(State::cut_short);
    size = static_cast<unsigned char>(der_[at++]);
    if (size < 0x80) return;
    std::size_t octets = size & 0x7fu;
    if (octets == 0 || octets > most_octets) return fail(State::other);
    if (octets > der_.size() - at) return fail(State::cut_short);
    for (size = 0; octets > 0; --octets) size = size << 8 | static_cast<unsigned char>(der_[at++]);
  }
  void fail(State state) { state_ = state; }

  std::string_view der_;
  State state_ = State::sound;
};

std::size_t bit_count(std::string_view number) {
  while (!number.empty() && number[0] == '\0') number.remove_prefix(1);
  if (number.empty()) return 0;
  std::size_t bits = (number.size() - 1) * 8;
  for (auto first = static_cast<unsigned char>(number[0]); first != 0; first >>= 1) ++bits;
  return bits;
}

// Modulus and exponent.
RsaKey read_numbers(DerReader reader) {
  const std::string_view modulus = reader.next(integer);
  reader.next(integer);
  return {reader.state(), bit_count(modulus)};
}

}  // namespace

std::optional<std::string> decode_base64(std::string_view text, std::size_t& bad) {
  std::string octets;
  unsigned bits = 0;
  unsigned count = 0;  // characters of the group of four
  unsigned padding = 0;
  for (bad = 0; bad < text.size(); ++bad) {
    const char c = text[bad];
    if (is_blank(c)) continue;
    if (c == '=' && count >= 2) {
      ++padding;
    } else if (padding > 0 || base64_value(c) < 0) {
      return std::nullopt;
    }
    bits = bits << 6 | (c == '=' ? 0u : static_cast<unsigned>(base64_value(c)));
    if (++count < 4) continue;
    for (unsigned i = 0; i < 3 - padding; ++i) {
      octets += static_cast<char>(bits >> (16 - 8 * i) & 0xffu);
    }
    bits = count = 0;
  }
  if (count != 0) return std::nullopt;
  return octets;
}

RsaKey read_rsa_key(std::string_view der) {
  DerReader outer(der);
  DerReader key(outer.next(sequence));
  if (outer.state() != State::sound) return {outer.state(), 0};
  if (key.is_next(integer)) return read_numbers(key);
  DerReader algorithm(key.next(sequence));
  const bool is_rsa = algorithm.next(object_id) == rsa_encryption;
  std::string_view bits = key.next(bit_string);
  if (key.state() != State::sound) return {key.state(), 0};
  if (!is_rsa || bits.empty()) return {State::other, 0};
  DerReader inner(bits.substr(1));  // behind the number of unused bits
  DerReader numbers(inner.next(sequence));
  if (inner.state() != State::sound) return {inner.state(), 0};
  return read_numbers(numbers);
}

}  // namespace zonemend::rules
