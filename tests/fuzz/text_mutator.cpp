#include "fuzz/text_mutator.h"

#include <algorithm>
#include <iterator>

namespace zonemend::fuzz {
namespace {

constexpr std::string_view signs = "()\";\\";
constexpr std::string_view borders = " \t\r\n()\";,={}";

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  return (c | 0x20) - 'a' + 10;
}

// What stands between the first and the last quote of a dictionary's line.
std::string unescaped(std::string_view text) {
  std::string value;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      value += text[at];
    } else if (text[++at] == 'x' && at + 2 < text.size()) {
      value += static_cast<char>(hex_value(text[at + 1]) << 4 | hex_value(text[at + 2]));
      at += 2;
    } else {
      value += text[at];
    }
  }
  return value;
}

}  // namespace

std::vector<std::string> read_dictionary(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string& line : lines_of(text)) {
    const std::size_t first = line.find('"');
    const std::size_t last = line.rfind('"');
    if (line.starts_with('#') || first == last) continue;
    words.push_back(unescaped(std::string_view(line).substr(first + 1, last - first - 1)));
  }
  return words;
}

const TextMutator::Mutation TextMutator::mutations[] = {
    &TextMutator::copy_line,       &TextMutator::delete_line,   &TextMutator::swap_lines,
    &TextMutator::move_line,       &TextMutator::write_line,    &TextMutator::leave_owner_out,
    &TextMutator::change_line_end, &TextMutator::replace_word,  &TextMutator::replace_word,
    &TextMutator::insert_word,     &TextMutator::delete_word,   &TextMutator::copy_word,
    &TextMutator::change_word,     &TextMutator::change_number, &TextMutator::insert_sign,
    &TextMutator::delete_sign,
};

std::string TextMutator::mutate(std::string_view text) {
  lines_ = lines_of(text);
  for (unsigned left = 1 + random_.below(4); left > 0; --left) {
    (this->*mutations[any(mutations)])();
    if (lines_.empty()) lines_.emplace_back();
  }
  std::string result;
  for (const std::string& line : lines_) result += line;
  return result;
}

void TextMutator::copy_line() {
  const std::string line = any_line();
  lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(any(lines_)), line);
}

void TextMutator::delete_line() {
  lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(any(lines_)));
}

void TextMutator::swap_lines() { std::swap(any_line(), any_line()); }

void TextMutator::move_line() {
  const std::size_t from = any(lines_);
  std::string line = std::move(lines_[from]);
  lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(from));
  const std::size_t to = random_.below(static_cast<unsigned>(lines_.size() + 1));
  lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(to), std::move(line));
}

void TextMutator::write_line() {
  std::string line = random_.one_in(3) ? " " : "";
  for (unsigned left = 1 + random_.below(5); left > 0; --left) line += word() + " ";
  line.back() = '\n';
  lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(any(lines_)), std::move(line));
}

void TextMutator::leave_owner_out() {
  std::string& line = any_line();
  line.erase(0, std::min(line.find_first_of(" \t"), line.size()));
}

void TextMutator::change_line_end() {
  std::string& line = any_line();
  line.erase(line.find_last_not_of("\r\n") + 1);
  line += random_.pick({"\n", "\r\n", "\r", "", "\n\n"});
}

void TextMutator::replace_word() {
  std::string& line = any_line();
  const Place place = any_word(line);
  line.replace(place.begin, place.size(), word());
}

void TextMutator::insert_word() {
  std::string& line = any_line();
  line.insert(any_word(line).begin, word() + " ");
}

void TextMutator::delete_word() {
  std::string& line = any_line();
  const Place place = any_word(line);
  line.erase(place.begin, place.size());
}

void TextMutator::copy_word() {
  const std::string& from = any_line();
  const Place source = any_word(from);
  const std::string copy = from.substr(source.begin, source.size());
  std::string& line = any_line();
  const Place place = any_word(line);
  if (random_.one_in(2)) {
    line.replace(place.begin, place.size(), copy);
  } else {
    line.insert(place.begin, copy + " ");
  }
}

void TextMutator::change_word() {
  std::string& line = any_line();
  const Place place = any_word(line);
  if (place.size() == 0) return;
  line.replace(place.begin, place.size(), change_bytes_(line.substr(place.begin, place.size())));
}

void TextMutator::change_number() {
  std::string& line = any_line();
  const auto begin = std::find_if(line.begin(), line.end(), is_digit);
  const auto end = std::find_if_not(begin, line.end(), is_digit);
  line.replace(begin, end,
               random_.pick({"0", "1", "2", "63", "64", "127", "128", "254", "255", "256", "65535",
                             "65536", "2147483647", "2147483648", "4294967295", "4294967296"}));
}

void TextMutator::insert_sign() {
  std::string& line = any_line();
  const Place place = any_word(line);
  line.insert(random_.one_in(2) ? place.begin : place.end, 1, signs[any(signs)]);
}

void TextMutator::delete_sign() {
  std::string& line = any_line();
  const std::size_t at = line.find_first_of(signs, any_word(line).begin);
  if (at != std::string::npos) line.erase(at, 1);
}

std::string TextMutator::word() {
  return dictionary_.empty() ? "a" : dictionary_[any(dictionary_)];
}

TextMutator::Place TextMutator::any_word(std::string_view line) {
  std::vector<Place> places;
  for (std::size_t at = 0; (at = line.find_first_not_of(borders, at)) != line.npos;) {
    const std::size_t end = std::min(line.find_first_of(borders, at), line.size());
    places.push_back({at, end});
    at = end;
  }
  if (places.empty()) return {0, 0};
  return places[any(places)];
}

}  // namespace zonemend::fuzz
