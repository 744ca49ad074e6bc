// Rdata tests write rdata as it stands in a zone file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zonemend/rdata.h"

namespace zonemend::testing {

// Tokens of one line without comments and parentheses: words, and "..." with escapes left alone.
inline std::vector<RdataToken> rdata_tokens(std::string_view line) {
  std::vector<RdataToken> tokens;
  std::size_t at = 0;
  while (at < line.size()) {
    if (line[at] == ' ' || line[at] == '\t') {
      ++at;
      continue;
    }
    const bool quoted = line[at] == '"';
    const std::size_t begin = quoted ? ++at : at;
    for (; at < line.size(); ++at) {
      const char c = line[at];
      if (c == '\\' && at + 1 < line.size()) {
        ++at;
      } else if (c == '"' || (!quoted && (c == ' ' || c == '\t'))) {
        break;
      }
    }
    tokens.push_back({line.substr(begin, at - begin), quoted});
    if (quoted && at < line.size()) ++at;
  }
  return tokens;
}

inline std::string to_hex(std::string_view octets) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (char c : octets) {
    hex += digits[static_cast<unsigned char>(c) >> 4];
    hex += digits[static_cast<unsigned char>(c) & 15];
  }
  return hex;
}

inline std::string from_hex(std::string_view hex) {
  const auto value = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string octets;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    octets += static_cast<char>(value(hex[i]) * 16 + value(hex[i + 1]));
  }
  return octets;
}

}  // namespace zonemend::testing
