#include "rules/shared/template_marks.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace zonemend::rules {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_capital(char c) { return ascii::is_alnum(c) && ascii::upper(c) == c; }

// How many characters at the start make a name in capitals such as "SERIAL" or "NEW_IP".
std::size_t capitals(std::string_view text) {
  if (text.empty() || !is_capital(text[0]) || ascii::is_digit(text[0])) return 0;
  std::size_t size = 1;
  while (size < text.size() && (is_capital(text[size]) || text[size] == '_')) ++size;
  return size;
}

// "{{" where a template engine puts its own text; the end is shown where it is in the same word.
std::size_t bracketed(std::string_view text, std::string_view open, std::string_view close) {
  if (!text.starts_with(open)) return 0;
  const std::size_t end = text.find(close, open.size());
  return end == npos ? open.size() : end + close.size();
}

// "%%NAME%%"
std::size_t fenced(std::string_view text, std::string_view fence) {
  if (!text.starts_with(fence)) return 0;
  std::size_t size = capitals(text.substr(fence.size()));
  // The name may have taken underscores that belong to the fence.
  while (size > 0 && fence == "__" && text[fence.size() + size - 1] == '_') --size;
  const bool closed = size > 0 && text.substr(fence.size() + size).starts_with(fence);
  return closed ? size + 2 * fence.size() : 0;
}

// A directive, or one whose argument is glued to it ("$TTL300").
bool is_directive(std::string_view word) {
  constexpr std::array<std::string_view, 5> directives = {"$ORIGIN", "$TTL", "$INCLUDE",
                                                          "$GENERATE", "$DATE"};
  return std::any_of(directives.begin(), directives.end(),
                     [word](std::string_view directive) { return word.starts_with(directive); });
}

// "$UNIXTIME" as a whole word.
std::size_t variable(std::string_view text, bool at_start) {
  constexpr std::size_t shortest = 4;
  if (!at_start || !text.starts_with('$') || is_directive(text)) return 0;
  const std::size_t size = capitals(text.substr(1)) + 1;
  return size > shortest && size == text.size() ? size : 0;
}

std::size_t mark_size(std::string_view text, bool at_start) {
  return std::max({bracketed(text, "{{", "}}"), bracketed(text, "{%", "%}"),
                   bracketed(text, "<%", "%>"), bracketed(text, "${", "}"), fenced(text, "%%"),
                   fenced(text, "@@"), fenced(text, "__"), variable(text, at_start)});
}

}  // namespace

std::optional<TemplateMark> find_template_mark(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (word[at] == '\\') {
      ++at;
      continue;
    }
    const std::size_t size = mark_size(word.substr(at), at == 0);
    if (size > 0) {
      return TemplateMark{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(size)};
    }
  }
  return std::nullopt;
}

}  // namespace zonemend::rules
