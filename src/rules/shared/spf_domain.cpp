#include "rules/shared/spf_domain.h"

#include <algorithm>

#include "text/ascii.h"

namespace zonemend::rules {
namespace {

bool is_one_of(char c, std::string_view set) { return set.find(c) != set.npos; }

std::size_t end_of_macro(std::string_view text) {
  const std::size_t brace = text.find('}');
  return text.substr(0, 2) == "%{" && brace != text.npos ? brace + 1 : 2;
}

// Of the macro at the start of the text; 0 when it is none.
std::size_t macro_size(std::string_view text) {
  if (text.size() < 2) return 0;
  if (is_one_of(text[1], "%_-")) return 2;
  if (text[1] != '{' || text.size() < 4) return 0;
  if (!is_one_of(ascii::lower(text[2]), "slodiphv")) return 0;
  std::size_t at = 3;
  while (at < text.size() && ascii::is_digit(text[at])) ++at;
  if (at < text.size() && ascii::lower(text[at]) == 'r') ++at;
  while (at < text.size() && is_one_of(text[at], ".-+,/_=")) ++at;
  return at < text.size() && text[at] == '}' ? at + 1 : 0;
}

bool is_top_label(std::string_view label) {
  const auto allowed = [](char c) { return ascii::is_alnum(c) || c == '-'; };
  return !label.empty() && std::all_of(label.begin(), label.end(), allowed) &&
         !ascii::all_digits(label) && label.front() != '-' && label.back() != '-';
}

}  // namespace

std::string_view find_bad_macro(std::string_view text) {
  for (std::size_t at = text.find('%'); at != text.npos; at = text.find('%', at)) {
    const std::size_t size = macro_size(text.substr(at));
    if (size == 0) return text.substr(at, end_of_macro(text.substr(at)));
    at += size;
  }
  return {};
}

bool ends_in_top_label(std::string_view name) {
  if (name.ends_with('}')) return true;
  if (name.ends_with('.')) name.remove_suffix(1);
  const std::size_t dot = name.rfind('.');
  return dot != name.npos && is_top_label(name.substr(dot + 1));
}

}  // namespace zonemend::rules
