#include "syntax/split_quote.h"

#include <algorithm>

#include "text/ascii.h"

namespace zonemend {
namespace {

// Longer than any key that somebody pastes; keeps the work for each open quote bounded.
constexpr std::size_t reach = 4096;

bool is_keyword(std::string_view word) {
  const auto fits = [](char c) { return ascii::is_alnum(c) && ascii::upper(c) == c; };
  return !word.empty() && !ascii::is_digit(word[0]) && std::all_of(word.begin(), word.end(), fits);
}

// "www IN A 192.0.2.1": an owner at the start, and a class or type among the next words.
bool looks_like_record(std::string_view line) {
  if (line.starts_with('$')) return true;
  if (line.starts_with(' ') || line.starts_with('\t')) return false;
  for (int field = 0; field < 4 && !line.empty(); ++field) {
    const std::size_t size = std::min(line.find_first_of(" \t"), line.size());
    if (field > 0 && is_keyword(line.substr(0, size))) return true;
    line.remove_prefix(size);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  }
  return false;
}

std::size_t count_quotes(std::string_view line) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '"') {
      ++count;
    }
  }
  return count;
}

std::size_t first_quote(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') return i;
    if (line[i] == '\\') ++i;
  }
  return std::string_view::npos;
}

}  // namespace

std::size_t closing_quote(std::string_view bytes, std::uint32_t at) {
  const std::string_view window = bytes.substr(0, at + reach);
  std::size_t begin = window.find('\n', at);
  while (begin < window.size()) {
    ++begin;
    const std::size_t end = std::min(window.find('\n', begin), window.size());
    if (end == window.size() && window.size() < bytes.size()) break;
    const std::string_view line = window.substr(begin, end - begin);
    if (looks_like_record(line)) break;
    const std::size_t quotes = count_quotes(line);
    if (quotes % 2 == 1) return begin + first_quote(line);
    if (quotes > 0) break;
    begin = end;
  }
  return std::string_view::npos;
}

}  // namespace zonemend
