// Follows lib/isc/lex.c of BIND 9.18 with the settings of its configuration parser.
#include "zone/named_conf_lexer.h"

#include "zonemend/token.h"

namespace zonemend {
namespace {

constexpr auto npos = std::string_view::npos;

}  // namespace

void ConfLexer::rewind(std::uint32_t offset, bool starts_line) {
  at_ = offset;
  starts_line_ = starts_line;
  behind_word_ = false;
}

ConfToken ConfLexer::cut(ConfTokenKind kind, std::size_t end) {
  const ConfToken token{kind, static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end),
                        starts_line_};
  at_ = end;
  behind_word_ = kind == ConfTokenKind::word;
  if (!token.is_fault()) starts_line_ = false;
  return token;
}

// Behind the "*/" of the comment that starts here; npos when it is not closed.
std::size_t ConfLexer::comment_end() const {
  const std::size_t close = bytes_.find("*/", at_ + 2);
  return close == npos ? npos : close + 2;
}

bool ConfLexer::skip_blanks_and_comments() {
  while (at_ < bytes_.size()) {
    const char c = bytes_[at_];
    if (c == '\n') starts_line_ = true;
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      ++at_;
    } else if (c == '#' || at_text("//")) {
      at_ = std::min(bytes_.find('\n', at_), bytes_.size());
    } else if (at_text("/*")) {
      const std::size_t end = comment_end();
      if (end == npos || behind_word_) return false;
      at_ = end;
    } else {
      break;
    }
    behind_word_ = false;
  }
  return true;
}

ConfToken ConfLexer::cut_comment() {
  const std::size_t end = comment_end();
  if (end == npos) return cut(ConfTokenKind::open_comment, bytes_.size());
  return cut(ConfTokenKind::glued_comment, end);
}

ConfToken ConfLexer::cut_quoted() {
  for (std::size_t end = at_ + 1; end < bytes_.size(); ++end) {
    if (bytes_[end] == '"') return cut(ConfTokenKind::quoted, end + 1);
    if (bytes_[end] == '\\') ++end;
  }
  return cut(ConfTokenKind::open_quote, bytes_.size());
}

ConfToken ConfLexer::cut_word() {
  return cut(ConfTokenKind::word,
             std::min(bytes_.find_first_of(" \t\r\n\"{};!/#", at_), bytes_.size()));
}

ConfToken ConfLexer::next() {
  if (at_ == 0 && at_text(byte_order_mark)) {
    return cut(ConfTokenKind::bom, byte_order_mark.size());
  }
  if (!skip_blanks_and_comments()) return cut_comment();
  if (at_ == bytes_.size()) return cut(ConfTokenKind::end, at_);
  switch (bytes_[at_]) {
    case '{':
      return cut(ConfTokenKind::open, at_ + 1);
    case '}':
      return cut(ConfTokenKind::close, at_ + 1);
    case ';':
      return cut(ConfTokenKind::semicolon, at_ + 1);
    case '!':
    case '/':
      return cut(ConfTokenKind::mark, at_ + 1);
    case '"':
      return cut_quoted();
    default:
      return cut_word();
  }
}

std::string conf_token_value(std::string_view text) {
  if (!text.starts_with('"')) return std::string(text);
  text = text.substr(1, text.size() - 2);
  std::string value;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      value += text[i];
      continue;
    }
    if (text[++i] != '"') value += '\\';
    value += text[i];
  }
  return value;
}

}  // namespace zonemend
