// The generic notation "\# LENGTH HEX..." (RFC 3597 section 5).
#include <fmt/format.h>

#include <algorithm>

#include "dns/rdata_reader.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

bool read_length(RdataReader& in, std::uint32_t& length) {
  if (in.at_end()) {
    return in.fail_at(RdataError::at_end, "rdata-too-few-fields",
                      "the generic form ends before its length",
                      "write the number of octets after \\#");
  }
  const RdataToken* token = in.next();
  std::uint64_t value = 0;
  bool valid = !token->quoted && ascii::all_digits(token->text);
  if (valid) {
    for (char c : token->text) {
      value = std::min<std::uint64_t>(value * 10 + static_cast<std::uint64_t>(c - '0'), 1u << 20);
    }
    valid = value <= max_rdata_size;
  }
  if (!valid) {
    return in.fail(
        "rfc3597-length-mismatch",
        fmt::format("{} is not a number of octets (0 to {})", quote(token->text), max_rdata_size),
        "write the number of octets that the hexadecimal digits make");
  }
  length = static_cast<std::uint32_t>(value);
  return true;
}

// Appends the octets of all remaining tokens; the digits of one octet may stand in two tokens.
bool read_octets(RdataReader& in) {
  int high = -1;
  while (!in.at_end()) {
    const RdataToken* token = in.next();
    for (std::size_t i = 0; i < token->text.size(); ++i) {
      const int digit = token->quoted ? -1 : ascii::hex_value(token->text[i]);
      if (digit < 0) {
        return in.fail_within(
            i, 1, "rfc3597-bad-hex",
            fmt::format("{} is not a hexadecimal digit", quote(token->text.substr(i, 1))),
            "use only the digits 0 to 9 and the letters a to f");
      }
      if (high < 0) {
        high = digit;
      } else {
        in.put8(static_cast<std::uint32_t>(high * 16 + digit));
        high = -1;
      }
    }
  }
  if (high < 0) return true;
  return in.fail("rfc3597-bad-hex", "the number of hexadecimal digits is odd",
                 "two digits make one octet; one may be missing or too many");
}

}  // namespace

bool read_generic_octets(RdataReader& in) {
  std::uint32_t length = 0;
  if (!read_length(in, length)) return false;
  const std::size_t length_token = in.index() - 1;
  if (!read_octets(in)) return false;
  const std::size_t size = in.rdata().size();
  if (size == length) return true;
  return in.fail_at(length_token, "rfc3597-length-mismatch",
                    fmt::format("the length says {}, but {} octets follow", length, size),
                    fmt::format("write {}, or complete the data", size));
}

}  // namespace zonemend
