#include "syntax/line_end.h"

namespace zonemend {

std::string_view line_end(std::string_view bytes, const Entry& entry) {
  Lexer lexer(bytes, entry.begin, entry.end);
  Token last;
  for (Token token; lexer.next(token);) last = token;
  if (last.kind != TokenKind::newline) return "";
  return bytes.substr(last.begin, last.end - last.begin);
}

}  // namespace zonemend
