#include "zone/named_conf_secrets.h"

#include "text/ascii.h"

namespace zonemend {
namespace {

constexpr std::string_view keyword = "secret";
constexpr std::string_view blanks = " \t\r\n";

bool is_base64(char c) { return ascii::is_alnum(c) || c == '+' || c == '/' || c == '='; }

bool is_keyword_at(std::string_view text, std::size_t at) {
  if (at > 0 && (ascii::is_alnum(text[at - 1]) || text[at - 1] == '-')) return false;
  return ascii::equal_ignoring_case(text.substr(at, keyword.size()), keyword);
}

// One past the value's last byte; `begin` when what starts there is no value of a secret.
std::size_t value_end(std::string_view text, std::size_t begin, bool quoted) {
  std::size_t end = begin;
  while (end < text.size() && is_base64(text[end])) ++end;
  if (quoted) return end;
  // An unquoted value ends its statement; "my secret zone" is none.
  const std::size_t next = text.find_first_not_of(blanks, end);
  return next == std::string_view::npos || text[next] == ';' || text[next] == '}' ? end : begin;
}

}  // namespace

Source without_secrets(Source source) {
  const std::string_view text = source.bytes();
  std::string masked;  // a copy, made for the first secret
  for (std::size_t at = 0; at + keyword.size() < text.size(); ++at) {
    if (!is_keyword_at(text, at)) continue;
    std::size_t begin = text.find_first_not_of(blanks, at + keyword.size());
    if (begin == std::string_view::npos) break;
    const bool quoted = text[begin] == '"';
    if (quoted) ++begin;
    const std::size_t end = value_end(text, begin, quoted);
    if (end == begin || begin == at + keyword.size()) continue;
    if (masked.empty()) masked = text;
    masked.replace(begin, end - begin, end - begin, '*');
    at = end - 1;
  }
  return masked.empty() ? std::move(source) : Source(source.name(), std::move(masked));
}

}  // namespace zonemend
