// Byte classes follow BIND's lexer: a word ends at white space, a line end, a quote, a parenthesis
// or a semicolon that no backslash escapes; a line end ends it even behind a backslash.
#include <algorithm>
#include <array>
#include <cstring>

#include "text/byte_scan.h"
#include "zonemend/token.h"

namespace zonemend {
namespace {

enum : unsigned char { plain, escape, border, line_end };

constexpr std::array<unsigned char, 256> make_classes() {
  std::array<unsigned char, 256> classes{};
  for (const char c : {' ', '\t', '"', '(', ')', ';'})
    classes[static_cast<unsigned char>(c)] = border;
  classes[static_cast<unsigned char>('\\')] = escape;
  classes[static_cast<unsigned char>('\n')] = line_end;
  classes[static_cast<unsigned char>('\r')] = line_end;
  return classes;
}

constexpr auto classes = make_classes();

constexpr unsigned char class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

// To a byte that may not be plain, or the end. There are `size` bytes.
std::uint32_t skip_plain(const char* bytes, std::uint32_t at, std::uint32_t end,
                         [[maybe_unused]] std::uint32_t size) {
#if ZONEMEND_BLOCKS
  for (; at < end && size - at >= scan::block_size; at += scan::block_size) {
    const scan::Block block = scan::load(bytes + at);
    const scan::Block marks = scan::either(
        scan::either(scan::at_most_space(block), scan::parens(block)),
        scan::either(scan::either(scan::equal(block, ';'), scan::equal(block, '"')),
                     scan::equal(block, '\\')));
    if (const std::uint32_t bits = scan::bits(marks); bits != 0) {
      return std::min(end, at + static_cast<std::uint32_t>(std::countr_zero(bits)));
    }
  }
#endif
  while (at < end && class_of(bytes[at]) == plain) ++at;
  return at;
}

}  // namespace

std::uint32_t Lexer::skip_word(std::uint32_t at) const {
  while (at < end_) {
    at = skip_plain(bytes_, at, end_, size_);
    if (at >= end_) return end_;
    const unsigned char kind = class_of(bytes_[at]);
    if (kind == plain) {
      ++at;
    } else if (kind == escape) {
      ++at;
      if (at < end_ && class_of(bytes_[at]) != line_end) ++at;
    } else {
      break;
    }
  }
  return at;
}

// From behind the opening quote to behind the closing one, or to the line end that comes first. A
// line feed behind a backslash belongs to the string, as in BIND.
std::uint32_t Lexer::skip_quoted(std::uint32_t at, bool& closed) const {
  closed = false;
  while (at < end_ && bytes_[at] != '\n') {
    if (bytes_[at] == '"') {
      closed = true;
      return at + 1;
    }
    if (bytes_[at] == '\\' && at + 1 < end_) ++at;
    ++at;
  }
  // A carriage return in front of the line feed is part of the line end.
  return at < end_ && bytes_[at - 1] == '\r' ? at - 1 : at;
}

// To the line feed; a lone carriage return does not end a comment in BIND.
std::uint32_t Lexer::skip_comment(std::uint32_t at) const {
  const void* const feed = std::memchr(bytes_ + at, '\n', end_ - at);
  if (feed == nullptr) return end_;
  const auto end = static_cast<std::uint32_t>(static_cast<const char*>(feed) - bytes_);
  return bytes_[end - 1] == '\r' ? end - 1 : end;
}

bool Lexer::next_text(Token& token) {
  while (at_ < end_) {
    const std::uint32_t begin = at_;
    switch (bytes_[begin]) {
      case ' ':
      case '\t':
      case '\r':
      case '\n':
      case '(':
      case ')':
        ++at_;
        continue;
      case ';':
        at_ = skip_comment(begin);
        continue;
      case '"': {
        bool closed = false;
        at_ = skip_quoted(begin + 1, closed);
        if (!closed) continue;
        token = {TokenKind::quoted, begin, at_};
        return true;
      }
      default:
        break;
    }
    if (begin == 0 && std::string_view(bytes_, end_).starts_with(byte_order_mark)) {
      at_ = static_cast<std::uint32_t>(byte_order_mark.size());
      continue;
    }
    at_ = skip_word(begin);
    token = {TokenKind::word, begin, at_};
    return true;
  }
  return false;
}

bool Lexer::next(Token& token) {
  if (at_ >= end_) return false;
  const std::uint32_t begin = at_;
  if (begin == 0 && std::string_view(bytes_, end_).starts_with(byte_order_mark)) {
    at_ = static_cast<std::uint32_t>(byte_order_mark.size());
    token = {TokenKind::bad, begin, at_};
    return true;
  }
  const char c = bytes_[at_];
  TokenKind kind = TokenKind::word;
  switch (c) {
    case ' ':
    case '\t':
      kind = TokenKind::blank;
      while (at_ < end_ && (bytes_[at_] == ' ' || bytes_[at_] == '\t')) ++at_;
      break;
    case '\r':
      kind = TokenKind::newline;
      at_ += at_ + 1 < end_ && bytes_[at_ + 1] == '\n' ? 2 : 1;
      break;
    case '\n':
      kind = TokenKind::newline;
      ++at_;
      break;
    case '(':
      kind = TokenKind::open;
      ++at_;
      break;
    case ')':
      kind = TokenKind::close;
      ++at_;
      break;
    case ';':
      kind = TokenKind::comment;
      at_ = skip_comment(at_);
      break;
    case '"': {
      bool closed = false;
      at_ = skip_quoted(at_ + 1, closed);
      kind = closed ? TokenKind::quoted : TokenKind::bad;
      break;
    }
    default:
      at_ = skip_word(at_);
      break;
  }
  token = {kind, begin, at_};
  return true;
}

}  // namespace zonemend
