// Address formats with a notation of their own: APL (RFC 3123), NSAP (RFC 1706), ATMA (ATM Name
// System 2.0) and HIP (RFC 8005).
#include <fmt/format.h>

#include <iterator>

#include "dns/rdata_print.h"
#include "dns/rdata_reader.h"
#include "dns/rdata_wire.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

// Appends what pairs of hexadecimal digits stand for; dots between digits are for the eye only.
bool put_dotted_hex(RdataReader& in, std::string_view text) {
  int high = -1;
  bool any = false;
  for (char c : text) {
    if (c == '.') continue;
    const int digit = ascii::hex_value(c);
    if (digit < 0) return false;
    if (high < 0) {
      high = digit;
      continue;
    }
    in.put8(static_cast<std::uint32_t>(high * 16 + digit));
    high = -1;
    any = true;
  }
  return any && high < 0;
}

bool fail_prefix(RdataReader& in, std::string_view text) {
  return in.fail("bad-rdata", fmt::format("{} is not an address prefix", quote(text)),
                 "write family:address/length, with '!' before it to exclude, as in "
                 "1:192.0.2.0/24 or !2:2001:db8::/32");
}

bool put_prefix(RdataReader& in, RrType family_type, std::uint32_t family, std::string_view address,
                std::uint32_t length, bool negated) {
  std::string octets;
  const RdataToken token{address, false};
  if (const auto error = parse_rdata(family_type, RrClass::in, {&token, 1}, in.origin(), octets)) {
    return in.fail(error->rule, error->message, error->help);
  }
  while (!octets.empty() && octets.back() == '\0') octets.pop_back();
  in.put16(family);
  in.put8(length);
  in.put8(static_cast<std::uint32_t>(octets.size()) | (negated ? 0x80 : 0));
  in.put(octets);
  return true;
}

bool read_prefix(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  std::string_view text = token->text;
  const bool negated = !text.empty() && text[0] == '!';
  text.remove_prefix(negated ? 1 : 0);
  const std::size_t colon = text.find(':');
  const std::size_t slash = text.find('/');
  if (colon == std::string_view::npos || slash == std::string_view::npos || slash < colon) {
    return fail_prefix(in, token->text);
  }
  std::uint32_t family = 0;
  if (!ascii::all_digits(text.substr(0, colon))) return fail_prefix(in, token->text);
  if (!check_number(in, text.substr(0, colon), 0xffff, family)) return false;
  if (family != 1 && family != 2) return fail_prefix(in, token->text);
  std::uint32_t length = 0;
  if (!check_number(in, text.substr(slash + 1), family == 1 ? 32 : 128, length)) return false;
  return put_prefix(in, family == 1 ? RrType::a : RrType::aaaa, family,
                    text.substr(colon + 1, slash - colon - 1), length, negated);
}

}  // namespace

bool read_prefixes(RdataReader& in) {
  while (!in.at_end()) {
    if (!read_prefix(in)) return false;
  }
  return true;
}

void print_prefixes(std::string& out, std::string_view octets) {
  for (std::size_t at = 0; at < octets.size();) {
    if (at > 0) out += ' ';
    const std::uint32_t family = get16(octets, at);
    const std::size_t size = get8(octets, at + 3) & 0x7f;
    std::string address(octets.substr(at + 4, size));
    address.resize(family == 1 ? 4 : 16);
    fmt::format_to(std::back_inserter(out), "{}{}:", (get8(octets, at + 3) & 0x80) ? "!" : "",
                   family);
    family == 1 ? print_ipv4(out, address) : print_ipv6(out, address);
    fmt::format_to(std::back_inserter(out), "/{}", get8(octets, at + 2));
    at += 4 + size;
  }
}

bool read_nsap(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  const std::string_view text = token->text;
  const bool prefixed = text.size() > 2 && text[0] == '0' && ascii::lower(text[1]) == 'x';
  if (prefixed && put_dotted_hex(in, text.substr(2))) return true;
  return in.fail("bad-rdata", fmt::format("{} is not an NSAP address", quote(text)),
                 "write 0x and pairs of hexadecimal digits; dots may stand between them");
}

bool read_atm_address(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  const std::string_view text = token->text;
  bool valid = !text.empty() && text.back() != '.' && text[0] != '.' &&
               text.find("..") == std::string_view::npos && text.substr(0, 2) != "+.";
  if (valid && text[0] != '+') {
    in.put8(0);  // ATM end system address
    valid = put_dotted_hex(in, text);
  } else if (valid) {
    in.put8(1);  // E.164 number
    valid = text.size() > 1;
    for (char c : text.substr(1)) {
      valid = valid && (ascii::is_digit(c) || c == '.');
      if (c != '.') in.put8(static_cast<unsigned char>(c));
    }
  }
  if (valid) return true;
  return in.fail("bad-rdata", fmt::format("{} is not an ATM address", quote(text)),
                 "write pairs of hexadecimal digits, or '+' and a telephone number; single dots "
                 "may stand between digits");
}

bool read_hip(RdataReader& in) {
  const RdataToken* algorithm = in.next_word();
  std::uint32_t number = 0;
  if (algorithm == nullptr || !check_number(in, algorithm->text, 0xff, number)) return false;
  const std::size_t lengths_at = in.wire().size();
  in.put8(0);
  in.put8(number);
  in.put16(0);
  in.set_field(1);
  if (!read_hex_word(in)) return false;
  const std::size_t tag = in.wire().size() - lengths_at - 4;
  if (tag > 255) return in.fail("bad-hex", "the tag is longer than 255 octets", "shorten it");
  in.set_field(2);
  if (!read_base64_word(in)) return false;
  const std::size_t key = in.wire().size() - lengths_at - 4 - tag;
  in.wire()[lengths_at] = static_cast<char>(tag);
  in.wire()[lengths_at + 2] = static_cast<char>(key >> 8);
  in.wire()[lengths_at + 3] = static_cast<char>(key & 0xff);
  in.set_field(3);
  return true;
}

}  // namespace zonemend
