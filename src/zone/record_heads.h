// What stood between owner and rdata in the last records: TTL, class and type mostly repeat to the
// letter, and need not be understood again.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "zone/record_fields.h"

namespace zonemend {

class RecordHeads {
 public:
  struct Head {
    std::string_view text;  // from the owner's end to the rdata; it begins and ends with a blank
    bool has_owner = false;
    RecordFields fields;
    RrType type = RrType::none;
    std::array<Token, 3> tokens;  // TTL, class, type; places relative to the begin of the text
    std::size_t token_count = 0;

   private:
    friend class RecordHeads;
    // The first eight octets, or all there are: (octets & mask) == begin in texts that begin so.
    std::uint64_t begin = 1;
    std::uint64_t mask = 0;
  };

  // A head that the text begins with; null when none is known. Good until the next call.
  const Head* find(std::string_view text, bool has_owner) {
    const std::uint64_t begin = first_octets(text);
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      const Head& head = heads_[order_[i]];
      if ((begin & head.mask) != head.begin || head.has_owner != has_owner) continue;
      if (head.text.size() > sizeof begin && !text.starts_with(head.text)) continue;
      if (i > 0) std::swap(order_[i], order_[i - 1]);  // often asked for comes first
      return &head;
    }
    return nullptr;
  }

  // `tokens` are those of the record. Nothing is remembered of a head that is not plainly written.
  void remember(std::string_view bytes, std::uint32_t begin, const std::vector<Token>& tokens,
                const RecordFields& fields, RrType type) {
    if (fields.rdata() >= tokens.size()) return;
    const std::string_view text = bytes.substr(begin, tokens[fields.rdata()].begin - begin);
    const bool has_owner = fields.owner != RecordFields::absent;
    const std::size_t first = has_owner ? 1 : 0;
    if (!is_plain(text) || fields.rdata() - first > 3) return;
    Head& head = heads_[order_.back()];
    head.text = text;
    head.begin = first_octets(text);
    head.mask = text.size() < sizeof head.mask ? (std::uint64_t{1} << (8 * text.size())) - 1
                                               : ~std::uint64_t{0};
    head.has_owner = has_owner;
    head.fields = fields;
    head.type = type;
    head.token_count = fields.rdata() - first;
    for (std::size_t i = 0; i < head.token_count; ++i) {
      const Token& token = tokens[first + i];
      head.tokens[i] = {token.kind, token.begin - begin, token.end - begin};
    }
  }

 private:
  // As a number whose lowest octet is the first; zeros stand for those that are missing.
  static std::uint64_t first_octets(std::string_view text) {
    std::uint64_t octets = 0;
    if (text.size() >= sizeof octets && std::endian::native == std::endian::little) {
      std::memcpy(&octets, text.data(), sizeof octets);
      return octets;
    }
    for (std::size_t i = 0; i < std::min(text.size(), sizeof octets); ++i) {
      octets |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
    }
    return octets;
  }

  // Words and blanks only, at least one; blanks at both ends.
  static bool is_plain(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    return !text.empty() && is_blank(text.front()) && is_blank(text.back()) &&
           text.find_first_of(std::string_view("\r\n\"();\\\0", 8)) == std::string_view::npos;
  }

  std::array<Head, 8> heads_;
  std::array<std::uint8_t, 8> order_{0, 1, 2, 3, 4, 5, 6, 7};  // in which heads_ are gone through
};

}  // namespace zonemend
