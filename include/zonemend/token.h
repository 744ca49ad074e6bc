// The smallest pieces of a zone file (RFC 1035 section 5.1, as BIND 9 reads it).
#pragma once

#include <cstdint>
#include <string_view>

namespace zonemend {

enum class TokenKind : std::uint8_t {
  word,     // run of non-special bytes, backslash escapes included
  quoted,   // "..." with both quotes; no line break inside unless escaped
  open,     // (
  close,    // )
  comment,  // ; up to, not including, the line end
  blank,    // spaces and tabs
  newline,  // LF, CR LF, or a lone CR (BIND ends a line there)
  bad,      // a byte order mark, or a quote that is not closed on its line
};

// UTF-8's byte order mark, which some editors put in front of a file.
inline constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

struct Token {
  TokenKind kind = TokenKind::bad;
  std::uint32_t begin = 0;  // byte offset into the source
  std::uint32_t end = 0;

  bool is_text() const { return kind == TokenKind::word || kind == TokenKind::quoted; }
};

// Cuts [begin, end) of `bytes` into tokens that tile it. Keeps no state but the place, so any
// token border is a fine place to start. Never fails: what fits nowhere becomes `bad`.
class Lexer {
 public:
  Lexer(std::string_view bytes, std::uint32_t begin, std::uint32_t end)
      : bytes_(bytes.data()),
        at_(begin),
        end_(end),
        size_(static_cast<std::uint32_t>(bytes.size())) {}

  // False at the end, with `token` untouched.
  bool next(Token& token);
  // The next word or quoted string; faster than to pass over the tokens between them.
  bool next_text(Token& token);

 private:
  std::uint32_t skip_word(std::uint32_t at) const;
  std::uint32_t skip_comment(std::uint32_t at) const;
  std::uint32_t skip_quoted(std::uint32_t at, bool& closed) const;

  const char* bytes_;
  std::uint32_t at_;
  std::uint32_t end_;
  std::uint32_t size_;  // of all bytes: those behind end_ may be looked at, too
};

}  // namespace zonemend
