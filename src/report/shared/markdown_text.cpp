#include "report/shared/markdown_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/ascii.h"
#include "zonemend/report.h"

namespace zonemend {
namespace {

std::size_t longest_run(std::string_view text, char c) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char at : text) {
    run = at == c ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

bool ends_word(std::string_view rest) {
  return rest.empty() || std::string_view(" ,.;:)!?").find(rest[0]) != std::string_view::npos;
}

// The length of "'…'" at the beginning of `text`, or 0. A quote within it is followed by a letter.
std::size_t quoted_size(std::string_view text) {
  if (!text.starts_with('\'')) return 0;
  for (std::size_t at = text.find('\'', 1); at != text.npos; at = text.find('\'', at + 1)) {
    if (at > 1 && ends_word(text.substr(at + 1))) return at + 1;
  }
  return 0;
}

bool is_plain(char c) {
  return ascii::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view("'(),.-;:?/=+\"").find(c) != std::string_view::npos;
}

// Whether Markdown leaves the word alone. Hosts make links of addresses, and of ":smile:" a
// picture.
bool is_plain(std::string_view word) {
  const auto has = [word](std::string_view part) { return word.find(part) != word.npos; };
  return std::all_of(word.begin(), word.end(), [](char c) { return is_plain(c); }) &&
         !has("www.") && !has("://") && word.find(':') >= word.find_last_not_of(":");
}

// The word as a code span, without the punctuation behind it.
std::string code_word(std::string_view word) {
  const std::size_t end = word.find_last_not_of(",;:?)") + 1;
  if (end == 0) return code_span(word);
  return code_span(word.substr(0, end)).append(word.substr(end));
}

// Cuts off the first `size` bytes, or all when there are not as many.
std::string_view take(std::string_view& text, std::size_t size) {
  const std::string_view taken = text.substr(0, size);
  text.remove_prefix(taken.size());
  return taken;
}

}  // namespace

std::string code_span(std::string_view text) {
  const std::string shown = printable(text);
  if (shown.find_first_not_of(' ') == shown.npos) return fmt::format("'{}'", shown);
  const std::string fence(longest_run(shown, '`') + 1, '`');
  const std::string_view pad = shown.starts_with('`') || shown.ends_with('`') ? " " : "";
  return fmt::format("{}{}{}{}{}", fence, pad, shown, pad, fence);
}

std::string code_cell(std::string_view text) {
  const std::string shown = printable(text);
  if (shown.find_first_of("|\\") == shown.npos) return code_span(shown);
  // There is no way to write both "\|" and "|" in a code span of a table.
  std::string cell = "<code>";
  for (const char c : shown) {
    const bool alone = ascii::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
    cell += alone ? std::string(1, c) : fmt::format("&#{};", static_cast<unsigned char>(c));
  }
  return cell + "</code>";
}

std::string inline_text(std::string_view text) {
  const std::string shown = printable(text);
  std::string result;
  for (std::string_view rest = shown; !rest.empty();) {
    result += take(rest, rest.find_first_not_of(" ("));
    const std::size_t quoted = quoted_size(rest);
    if (quoted > 0) result += code_span(take(rest, quoted).substr(1, quoted - 2));
    const std::string_view word = take(rest, rest.find(' '));
    if (is_plain(word)) {
      result += word;
    } else {
      // Two code spans side by side would be one.
      if (quoted > 0) result += ' ';
      result += code_word(word);
    }
  }
  return result;
}

std::string code_block(std::string_view language, std::string_view lines) {
  const std::string fence(std::max<std::size_t>(3, longest_run(lines, '`') + 1), '`');
  const std::string_view end = lines.empty() || lines.ends_with('\n') ? "" : "\n";
  return fmt::format("{}{}\n{}{}{}\n", fence, language, lines, end, fence);
}

}  // namespace zonemend
