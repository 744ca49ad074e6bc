// Numbers that have names in the DNSSEC types, with the names that BIND 9 reads.
#include "dns/rdata_mnemonics.h"

#include <fmt/format.h>

#include <span>

#include "dns/rdata_reader.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

struct Mnemonic {
  std::string_view text;
  std::uint16_t value;
};

// IANA "DNS Security Algorithm Numbers".
constexpr Mnemonic algorithms[] = {
    {"RSAMD5", 1},           {"DH", 2},           {"DSA", 3},

    {"RSASHA1", 5},          {"NSEC3DSA", 6},     {"NSEC3RSASHA1", 7},
    {"RSASHA256", 8},        {"RSASHA512", 10},   {"ECCGOST", 12},
    {"ECDSAP256SHA256", 13}, {"ECDSA256", 13},    {"ECDSAP384SHA384", 14},
    {"ECDSA384", 14},        {"ED25519", 15},     {"ED448", 16},
    {"INDIRECT", 252},       {"PRIVATEDNS", 253}, {"PRIVATEOID", 254},
};

// IANA "Delegation Signer (DS) Resource Record Digest Algorithms".
constexpr Mnemonic digest_types[] = {
    {"SHA-1", 1}, {"SHA1", 1},    {"SHA-256", 2}, {"SHA256", 2},
    {"GOST", 3},  {"SHA-384", 4}, {"SHA384", 4},
};

// RFC 4398 section 2.1.
constexpr Mnemonic cert_types[] = {
    {"PKIX", 1}, {"SPKI", 2},   {"PGP", 3},     {"IPKIX", 4}, {"ISPKI", 5},
    {"IPGP", 6}, {"ACPKIX", 7}, {"IACPKIX", 8}, {"URI", 253}, {"OID", 254},
};

// RFC 2535 section 3.1.3.
constexpr Mnemonic key_protocols[] = {
    {"NONE", 0}, {"TLS", 1}, {"EMAIL", 2}, {"DNSSEC", 3}, {"IPSEC", 4}, {"ALL", 255},
};

// RFC 2535 section 3.1.2; they add up with '|' between them.
constexpr Mnemonic key_flags[] = {
    {"NOCONF", 0x4000}, {"NOAUTH", 0x8000}, {"NOKEY", 0xc000},  {"FLAG2", 0x2000},
    {"EXTEND", 0x1000}, {"FLAG4", 0x0800},  {"FLAG5", 0x0400},  {"USER", 0x0000},
    {"ZONE", 0x0100},   {"HOST", 0x0200},   {"NTYP3", 0x0300},  {"FLAG8", 0x0080},
    {"FLAG9", 0x0040},  {"FLAG10", 0x0020}, {"FLAG11", 0x0010}, {"SIG0", 0},
    {"SIG1", 1},        {"SIG2", 2},        {"SIG3", 3},        {"SIG4", 4},
    {"SIG5", 5},        {"SIG6", 6},        {"SIG7", 7},        {"SIG8", 8},
    {"SIG9", 9},        {"SIG10", 10},      {"SIG11", 11},      {"SIG12", 12},
    {"SIG13", 13},      {"SIG14", 14},      {"SIG15", 15},      {"KSK", 1},
};

// IANA "DNSSEC NSEC3 Hash Algorithms".
constexpr Mnemonic hash_algorithms[] = {{"SHA-1", 1}};

// RFC 9859 section 2.
constexpr Mnemonic dsync_schemes[] = {{"NOTIFY", 1}};

// BIND takes the first flag that begins with what is written.
const Mnemonic* find_flag(std::string_view text) {
  for (const Mnemonic& entry : key_flags) {
    if (ascii::equal_ignoring_case(entry.text.substr(0, text.size()), text)) return &entry;
  }
  return nullptr;
}

const Mnemonic* find(std::span<const Mnemonic> table, std::string_view text) {
  for (const Mnemonic& entry : table) {
    if (ascii::equal_ignoring_case(entry.text, text)) return &entry;
  }
  return nullptr;
}

// A mnemonic of the table, or a number up to `max`.
bool read_value(RdataReader& in, std::span<const Mnemonic> table, std::uint32_t max,
                std::uint32_t& value) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  if (const Mnemonic* entry = find(table, token->text)) {
    value = entry->value;
    return true;
  }
  return check_number(in, token->text, max, value);
}

// One octet from a mnemonic or a number.
bool read_octet(RdataReader& in, std::span<const Mnemonic> table) {
  std::uint32_t value = 0;
  if (!read_value(in, table, 0xff, value)) return false;
  in.put8(value);
  return true;
}

bool hex_number(std::string_view text, std::uint32_t& value) {
  if (text.size() > 2 && text[0] == '0' && ascii::lower(text[1]) == 'x') text.remove_prefix(2);
  value = 0;
  for (char c : text) {
    const int digit = ascii::hex_value(c);
    if (digit < 0 || value > 0xfff) return false;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return true;
}

bool flags_of_words(std::string_view text, std::uint32_t& value) {
  value = 0;
  while (!text.empty()) {
    const std::size_t bar = text.find('|');
    const Mnemonic* flag = find_flag(text.substr(0, bar));
    if (flag == nullptr) return false;
    value |= flag->value;
    text.remove_prefix(bar == std::string_view::npos ? text.size() : bar + 1);
  }
  return true;
}

}  // namespace

bool read_algorithm(RdataReader& in) { return read_octet(in, algorithms); }
bool read_digest_type(RdataReader& in) { return read_octet(in, digest_types); }
bool read_key_protocol(RdataReader& in) { return read_octet(in, key_protocols); }
bool read_hash_algorithm(RdataReader& in) { return read_octet(in, hash_algorithms); }
bool read_dsync_scheme(RdataReader& in) { return read_octet(in, dsync_schemes); }

bool read_cert_type(RdataReader& in) {
  std::uint32_t value = 0;
  if (!read_value(in, cert_types, 0xffff, value)) return false;
  in.put16(value);
  return true;
}

std::string_view cert_type_mnemonic(std::uint16_t value) {
  for (const Mnemonic& entry : cert_types) {
    if (entry.value == value) return entry.text;
  }
  return {};
}

// Decimal, hexadecimal when it starts with a digit and is not decimal, or words.
bool read_key_flags(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  const std::string_view text = token->text;
  std::uint32_t value = 0;
  const bool numeric = !text.empty() && ascii::is_digit(text[0]);
  const bool known =
      numeric ? !ascii::all_digits(text) && hex_number(text, value) : flags_of_words(text, value);
  if (!known && !check_number(in, text, 0xffff, value)) return false;
  in.put16(value);
  return true;
}

// RFC 2535 section 3.1.2: both high bits set say that there is no key.
bool read_public_key(RdataReader& in) {
  const std::string_view rdata = in.rdata();
  const bool no_key = (static_cast<unsigned char>(rdata[rdata.size() - 4]) & 0xc0) == 0xc0;
  return no_key || read_base64(in);
}

}  // namespace zonemend
