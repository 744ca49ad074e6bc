#include "zone/record_fields.h"

#include <algorithm>

#include "text/ascii.h"

namespace zonemend {

void text_tokens(std::string_view bytes, const Entry& entry, std::vector<Token>& tokens) {
  tokens.clear();
  Lexer lexer(bytes, entry.begin, entry.end);
  add_text_tokens(lexer, tokens);
}

// In place, which takes less than to copy each token right after it was written.
void add_text_tokens(Lexer& lexer, std::vector<Token>& tokens) {
  do {
    tokens.emplace_back();
  } while (lexer.next_text(tokens.back()));
  tokens.pop_back();
}

std::string_view token_text(std::string_view bytes, const Token& token) {
  const std::string_view text = bytes.substr(token.begin, token.end - token.begin);
  return token.kind == TokenKind::quoted ? text.substr(1, text.size() - 2) : text;
}

std::string quoted_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '"' && result.ends_with('\\')) result.pop_back();
    result += c;
  }
  return result;
}

namespace {

bool is_unit(char c) { return !ascii::is_digit(c); }

}  // namespace

RecordFields find_fields(std::string_view bytes, std::span<const Token> tokens, bool starts_blank) {
  RecordFields fields;
  std::size_t at = 0;
  if (!starts_blank && !tokens.empty()) fields.owner = at++;

  const auto word = [&](std::size_t i) {
    const bool is_word = i < tokens.size() && tokens[i].kind == TokenKind::word;
    return is_word ? token_text(bytes, tokens[i]) : std::string_view();
  };
  const auto take_class = [&] {
    const auto rr_class = rr_class_from_text(word(at));
    if (!rr_class) return;
    fields.class_value = *rr_class;
    fields.rr_class = at++;
  };

  take_class();
  if (const TtlValue ttl = ttl_from_text(word(at)); ttl.error == TtlError::none) {
    fields.ttl_seconds = ttl.seconds;
    fields.ttl_has_units = std::count_if(word(at).begin(), word(at).end(), is_unit) > 1;
    fields.ttl = at++;
  }
  if (fields.rr_class == RecordFields::absent) take_class();
  if (at < tokens.size()) fields.type = at;
  return fields;
}

void rdata_tokens(std::string_view bytes, std::span<const Token> tokens,
                  std::vector<RdataToken>& rdata) {
  rdata.clear();
  for (const Token& token : tokens) {
    rdata.push_back({token_text(bytes, token), token.kind == TokenKind::quoted});
  }
}

bool is_sound_record(std::string_view bytes, std::span<const Token> tokens, bool starts_blank,
                     RrClass rr_class, NameView origin) {
  const RecordFields fields = find_fields(bytes, tokens, starts_blank);
  if (fields.type == RecordFields::absent) return false;
  const bool has_owner = fields.owner != RecordFields::absent;
  if (has_owner && !Name::parse(token_text(bytes, tokens[fields.owner]), origin)) return false;
  const auto type = rr_type_from_text(token_text(bytes, tokens[fields.type]));
  if (!type || tokens[fields.type].kind != TokenKind::word) return false;
  std::vector<RdataToken> rdata;
  rdata_tokens(bytes, tokens.subspan(fields.rdata()), rdata);
  std::string wire;
  return !parse_rdata(*type, rr_class, rdata, origin, wire);
}

}  // namespace zonemend
