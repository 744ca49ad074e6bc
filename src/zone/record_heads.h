// What stood between owner and rdata in the last records: TTL, class and type mostly repeat to the
// letter, and need not be understood again.
#pragma once

#include <array>
#include <cstdint>
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
  };

  // A head that the text begins with; null when none is known. Good until the next call.
  const Head* find(std::string_view text, bool has_owner) {
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      Head& head = heads_[i];
      const std::size_t size = head.text.size();
      // Most differ in the type's last letter.
      if (size < 2 || size > text.size() || text[size - 2] != head.text[size - 2]) continue;
      if (head.has_owner != has_owner || !text.starts_with(head.text)) continue;
      if (i == 0) return &head;
      std::swap(head, heads_[i - 1]);  // often asked for comes first
      return &heads_[i - 1];
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
    Head& head = heads_.back();
    head.text = text;
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
  // Words and blanks only; blanks at both ends.
  static bool is_plain(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    return !text.empty() && is_blank(text.front()) && is_blank(text.back()) &&
           text.find_first_of("\r\n\"();\\") == std::string_view::npos;
  }

  std::array<Head, 8> heads_;
};

}  // namespace zonemend
