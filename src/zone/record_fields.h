// Which token of a record is what: RFC 1035 section 5.1 as BIND reads it, that is
//   [owner] [class] [ttl] [class] type rdata...
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/document.h"
#include "zonemend/rdata.h"
#include "zonemend/rr_type.h"
#include "zonemend/token.h"

namespace zonemend {

// The words and quoted strings of an entry, in order; `tokens` is cleared first.
void text_tokens(std::string_view bytes, const Entry& entry, std::vector<Token>& tokens);
// Those that the lexer has left, behind the others.
void add_text_tokens(Lexer& lexer, std::vector<Token>& tokens);

// A token's text; of a quoted string what stands between the quotes.
std::string_view token_text(std::string_view bytes, const Token& token);

// A file name or the data of $GENERATE as BIND's lexer hands it on: of all escapes, only that of a
// quote within quotes is decoded.
std::string quoted_text(std::string_view text);

struct RecordFields {
  static constexpr std::size_t absent = static_cast<std::size_t>(-1);

  std::size_t owner = absent;  // indexes into the text tokens
  std::size_t ttl = absent;
  std::size_t rr_class = absent;
  std::size_t type = absent;  // what stands in its place; it need not be a type
  std::uint32_t ttl_seconds = 0;
  bool ttl_has_units = false;  // several of them, as "1h30m"
  RrClass class_value = RrClass::in;

  // Index of the first rdata token.
  std::size_t rdata() const { return type + 1; }
};

// The tokens as rdata.
void rdata_tokens(std::string_view bytes, std::span<const Token> tokens,
                  std::vector<RdataToken>& rdata);

// Whether the text tokens of an entry are a whole record whose names, type and data can be read.
bool is_sound_record(std::string_view bytes, std::span<const Token> tokens, bool starts_blank,
                     RrClass rr_class, NameView origin);

RecordFields find_fields(std::string_view bytes, std::span<const Token> tokens, bool starts_blank);

}  // namespace zonemend
