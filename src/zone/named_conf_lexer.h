// The smallest pieces of named.conf, as BIND's lexer cuts them: a word ends at white space, a
// quote, a comment or one of { } ; ! /, and knows no escapes; a quoted string may span lines and
// knows only the escape \". Comments are // and # to the line feed and /* */, which do not nest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zonemend {

enum class ConfTokenKind : std::uint8_t {
  word,
  quoted,  // both quotes included
  open,    // {
  close,   // }
  semicolon,
  mark,  // ! or /
  end,
  // Faults, which are no part of a statement:
  open_quote,     // a quote that nothing closes; reaches to the end
  open_comment,   // likewise, from /*
  glued_comment,  // /* */ directly behind a word: BIND takes its last '/' for a mark
  bom             // BIND takes it for a part of the first word
};

struct ConfToken {
  ConfTokenKind kind = ConfTokenKind::end;
  std::uint32_t begin = 0;  // byte offsets
  std::uint32_t end = 0;
  bool starts_line = false;  // nothing but blanks and comments stands in front of it in its line

  bool is_fault() const { return kind > ConfTokenKind::end; }
};

class ConfLexer {
 public:
  explicit ConfLexer(std::string_view bytes) : bytes_(bytes) {}

  // At the end a token of kind end, again and again.
  ConfToken next();
  // Continues in front of a token that next() returned, or at any offset.
  void rewind(std::uint32_t offset, bool starts_line);

 private:
  bool skip_blanks_and_comments();  // false at a comment that is a fault
  bool at_text(std::string_view text) const { return bytes_.substr(at_).starts_with(text); }
  std::size_t comment_end() const;
  ConfToken cut(ConfTokenKind kind, std::size_t end);
  ConfToken cut_comment();
  ConfToken cut_quoted();
  ConfToken cut_word();

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool starts_line_ = true;
  bool behind_word_ = false;  // the last token was a word that ends at at_
};

// What a word or quoted string stands for.
std::string conf_token_value(std::string_view text);

}  // namespace zonemend
