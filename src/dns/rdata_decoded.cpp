// Fields whose text ldns decodes, one field at a time. ldns is lenient and wraps or truncates
// silently, so the alphabet and the length of each text are checked before.
#include <fmt/format.h>

#include <array>
#include <cstring>

#include "dns/ldns.h"
#include "dns/rdata_reader.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

using Parser = ldns_status (*)(ldns_rdf**, const char*);

// Runs an ldns field parser on `text` (NUL-terminated) and appends the octets.
bool put_parsed(RdataReader& in, Parser parse, const char* text) {
  ldns_rdf* raw = nullptr;  // most parsers leave it alone when they fail
  if (parse(&raw, text) != LDNS_STATUS_OK || raw == nullptr) return false;
  const ldns::Rdf rdf(raw);
  in.put({reinterpret_cast<const char*>(ldns_rdf_data(raw)), ldns_rdf_size(raw)});
  return true;
}

// The same for a short text, from a copy on the stack: ldns writes into its input at places.
template <std::size_t capacity>
bool put_parsed(RdataReader& in, Parser parse, std::string_view text) {
  std::array<char, capacity> copy;
  if (text.empty() || text.size() >= capacity) return false;
  if (std::memchr(text.data(), 0, text.size()) != nullptr) return false;
  std::memcpy(copy.data(), text.data(), text.size());
  copy[text.size()] = '\0';
  return put_parsed(in, parse, copy.data());
}

constexpr bool is_base64(char c) { return ascii::is_alnum(c) || c == '+' || c == '/'; }

constexpr unsigned base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<unsigned>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<unsigned>(c - 'a') + 26;
  if (ascii::is_digit(c)) return static_cast<unsigned>(c - '0') + 52;
  return c == '+' ? 62 : 63;
}

// RFC 4648 section 4, with padding and with zero bits behind the last octet (section 3.5).
bool is_canonical_base64(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0) return false;
  std::size_t digits = text.size();
  while (digits > 0 && text[digits - 1] == '=') --digits;
  const std::size_t padding = text.size() - digits;
  if (padding > 2) return false;
  for (char c : text.substr(0, digits)) {
    if (!is_base64(c)) return false;
  }
  const unsigned unused_bits = padding == 2 ? 0xf : padding == 1 ? 0x3 : 0;
  return (base64_value(text[digits - 1]) & unused_bits) == 0;
}

// A text that may be spread over several words.
struct JoinedText {
  std::string text;
  std::size_t first_word;
};

// The word that was read last.
JoinedText last_word(const RdataReader& in) {
  const std::size_t word = in.index() - 1;
  return {std::string(in.tokens()[word].text), word};
}

// The words that are left.
bool join_words(RdataReader& in, JoinedText& joined) {
  joined.first_word = in.index();
  do {
    const RdataToken* token = in.next_word();
    if (token == nullptr) return false;
    joined.text += token->text;
  } while (!in.at_end());
  return true;
}

bool fail_too_long(RdataReader& in) {
  return in.fail("rdata-too-long",
                 fmt::format("the {} is longer than {} octets", in.words(), max_rdata_size),
                 "shorten it");
}

// Blames the character at `offset` in the text.
bool fail_at_character(RdataReader& in, const JoinedText& joined, std::size_t offset,
                       std::string_view rule, std::string message, std::string help) {
  std::size_t word = joined.first_word;
  while (offset >= in.tokens()[word].text.size()) offset -= in.tokens()[word++].text.size();
  return in.fail_within(word, offset, 1, rule, std::move(message), std::move(help));
}

bool fail_hex(RdataReader& in, const JoinedText& joined) {
  for (std::size_t i = 0; i < joined.text.size(); ++i) {
    if (ascii::hex_value(joined.text[i]) >= 0) continue;
    return fail_at_character(in, joined, i, "bad-hex",
                             fmt::format("{} in the {} is not a hexadecimal digit",
                                         quote(joined.text.substr(i, 1)), in.words()),
                             "use only the digits 0 to 9 and the letters a to f");
  }
  return in.fail("bad-hex",
                 fmt::format("the {} has an odd number of hexadecimal digits ({})", in.words(),
                             joined.text.size()),
                 "two digits make one octet; one may be missing or too many");
}

bool is_hex(std::string_view text) {
  for (char c : text) {
    if (ascii::hex_value(c) < 0) return false;
  }
  return !text.empty() && text.size() % 2 == 0;
}

bool put_hex(RdataReader& in, const JoinedText& joined) {
  if (!is_hex(joined.text)) return fail_hex(in, joined);
  if (joined.text.size() > 2 * max_rdata_size) return fail_too_long(in);
  return put_parsed(in, ldns_str2rdf_hex, joined.text.c_str()) || fail_hex(in, joined);
}

// The first character that base64 does not have, or that its padding cannot be followed by.
std::size_t find_not_base64(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_base64(text[at])) ++at;
  while (at < text.size() && text[at] == '=') ++at;
  return at < text.size() ? at : std::string_view::npos;
}

bool fail_base64(RdataReader& in, const JoinedText& joined) {
  constexpr const char* help =
      "base64 has letters, digits, '+' and '/', in groups of four that '=' fills up at the end; a "
      "character may be missing";
  const std::size_t at = find_not_base64(joined.text);
  if (at == std::string_view::npos) {
    return in.fail("bad-base64", fmt::format("the {} is not valid base64 text", in.words()), help);
  }
  return fail_at_character(in, joined, at, "bad-base64",
                           fmt::format("{} cannot stand here in the base64 text of the {}",
                                       quote(joined.text.substr(at, 1)), in.words()),
                           help);
}

bool put_base64(RdataReader& in, const JoinedText& joined) {
  if (!is_canonical_base64(joined.text)) return fail_base64(in, joined);
  // ldns counts decoded octets modulo 65536, and takes 65535 of them for an error.
  if (joined.text.size() / 4 * 3 > max_rdata_size) return fail_too_long(in);
  constexpr std::size_t piece = 40000;
  for (std::size_t at = 0; at < joined.text.size(); at += piece) {
    const std::string text = joined.text.substr(at, piece);
    if (!put_parsed(in, ldns_str2rdf_b64, text.c_str())) return fail_base64(in, joined);
  }
  return true;
}

}  // namespace

bool read_ipv4(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  if (put_parsed<16>(in, ldns_str2rdf_a, token->text)) return true;
  return in.fail("bad-ipv4", fmt::format("{} is not an IPv4 address", quote(token->text)),
                 "write four numbers from 0 to 255 with dots between them and without leading "
                 "zeros, as in 192.0.2.1");
}

bool read_ipv6(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  if (put_parsed<46>(in, ldns_str2rdf_aaaa, token->text)) return true;
  return in.fail("bad-ipv6", fmt::format("{} is not an IPv6 address", quote(token->text)),
                 "write up to eight groups of hexadecimal digits with colons between them, "
                 "as in 2001:db8::1");
}

bool read_hex(RdataReader& in) {
  JoinedText joined;
  return join_words(in, joined) && put_hex(in, joined);
}

bool read_hex_word(RdataReader& in) {
  return in.next_word() != nullptr && put_hex(in, last_word(in));
}

bool read_base64_word(RdataReader& in) {
  return in.next_word() != nullptr && put_base64(in, last_word(in));
}

bool read_base64(RdataReader& in) {
  JoinedText joined;
  return join_words(in, joined) && put_base64(in, joined);
}

// "-" stands for no data.
bool read_doa_data(RdataReader& in) {
  JoinedText joined;
  if (!join_words(in, joined)) return false;
  return joined.text == "-" || put_base64(in, joined);
}

// RFC 5155 section 3.3: "-" for an empty salt, else hexadecimal digits without a blank.
bool read_salt(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  if (token->text == "-") {
    in.put8(0);
    return true;
  }
  if (!is_hex(token->text)) return fail_hex(in, last_word(in));
  if (token->text.size() > 510) {
    return in.fail("bad-hex", "the salt of NSEC3 is longer than 255 octets", "shorten it");
  }
  return put_parsed<512>(in, ldns_str2rdf_nsec3_salt, token->text) || fail_hex(in, last_word(in));
}

// RFC 5155 section 3.3: base32 with extended hex alphabet, no padding, no blank.
bool read_next_hash(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  bool valid = !token->text.empty() && token->text.size() <= 408;
  for (char c : token->text) {
    const char l = ascii::lower(c);
    valid = valid && (ascii::is_digit(c) || (l >= 'a' && l <= 'v'));
  }
  const std::size_t odd = token->text.size() % 8;
  valid = valid && odd != 1 && odd != 3 && odd != 6;
  if (valid && put_parsed<512>(in, ldns_str2rdf_b32_ext, token->text)) return true;
  return in.fail("bad-base32", fmt::format("{} is not a hashed name in base32", quote(token->text)),
                 "a hash is written with the digits 0 to 9 and the letters a to v; a SHA-1 hash "
                 "has 32 of them");
}

bool read_eui48(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  if (put_parsed<18>(in, ldns_str2rdf_eui48, token->text)) return true;
  return in.fail("bad-rdata", fmt::format("{} is not a 48-bit address", quote(token->text)),
                 "write six pairs of hexadecimal digits with '-' between them");
}

bool read_eui64(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  if (put_parsed<24>(in, ldns_str2rdf_eui64, token->text)) return true;
  return in.fail("bad-rdata", fmt::format("{} is not a 64-bit address", quote(token->text)),
                 "write eight pairs of hexadecimal digits with '-' between them");
}

bool read_ilnp64(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  bool valid = true;
  for (char c : token->text) valid = valid && (c == ':' || ascii::hex_value(c) >= 0);
  if (valid && put_parsed<20>(in, ldns_str2rdf_ilnp64, token->text)) return true;
  return in.fail("bad-rdata", fmt::format("{} is not a 64-bit identifier", quote(token->text)),
                 "write four groups of four hexadecimal digits with ':' between them");
}

}  // namespace zonemend
