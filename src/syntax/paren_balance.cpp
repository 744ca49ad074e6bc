#include "syntax/paren_balance.h"

#include <algorithm>

#include "zonemend/token.h"

namespace zonemend {

void ParenBalance::read(std::string_view bytes, std::uint32_t begin) {
  begin_ = begin;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  Lexer lexer(bytes, begin, size);
  std::int64_t depth = 0;
  for (Token token; lexer.next(token);) {
    if (token.kind == TokenKind::open) ++depth;
    if (token.kind == TokenKind::close) --depth;
    if (token.kind == TokenKind::newline || token.end == size) {
      lines_.push_back({token.end, depth, depth});
    }
  }
  for (std::size_t i = lines_.size(); i-- > 1;) {
    lines_[i - 1].lowest_from = std::min(lines_[i - 1].depth, lines_[i].lowest_from);
  }
}

bool ParenBalance::closes(std::uint32_t begin) const {
  const auto line = std::upper_bound(lines_.begin(), lines_.end(), begin,
                                     [](std::uint32_t at, const Line& l) { return at < l.end; });
  if (line == lines_.end()) return false;
  const std::int64_t before = line == lines_.begin() ? 0 : std::prev(line)->depth;
  return line->lowest_from <= before;
}

}  // namespace zonemend
