#include "dns/naptr.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "text/ascii.h"

namespace zonemend {
namespace {

// Checks a POSIX extended regular expression (IEEE 1003.1 section 9.4) and counts its groups.
// Not regcomp(): that depends on the locale, and some short expressions make it run for minutes.
class RegexCheck {
 public:
  explicit RegexCheck(std::string_view text) : text_(text) {}

  std::optional<unsigned> groups() {
    if (text_.empty()) return std::nullopt;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (!step(c)) return std::nullopt;
      last_ = c == '\\' || c == '[' ? 'x' : c;
    }
    return open_ == 0 && last_ != '|' ? std::optional(groups_) : std::nullopt;
  }

 private:
  // What stands before: '*' and its kin need something that they can repeat.
  enum class Before { nothing, atom };

  bool step(char c) {
    switch (c) {
      case '*':
      case '+':
      case '?':
        return repeat();
      case '{':
        if (at_ == text_.size() || !ascii::is_digit(text_[at_])) break;  // an ordinary character
        return repeat() && bound();
      case '(':
        ++groups_;
        ++open_;
        before_ = Before::nothing;
        return true;
      case ')':
        if (last_ == '|') return false;
        if (open_ > 0) --open_;  // otherwise an ordinary character
        break;
      case '|':
        if (last_ == '|' || last_ == '(') return false;  // an empty branch
        before_ = Before::nothing;
        return true;
      case '^':
      case '$':
        before_ = Before::nothing;
        return true;
      case '[':
        if (!bracket()) return false;
        break;
      case '\\':
        if (at_ == text_.size()) return false;
        ++at_;
        break;
      default:
        break;
    }
    before_ = Before::atom;
    return true;
  }

  bool repeat() {
    const bool possible = before_ == Before::atom;
    before_ = Before::nothing;
    return possible;
  }

  // n}, n,} or n,m} with n <= m <= 255.
  bool bound() {
    constexpr unsigned max_repeats = 255;
    unsigned low = 0;
    unsigned high = max_repeats;
    if (!number(low)) return false;
    if (at_ < text_.size() && text_[at_] == ',') {
      ++at_;
      if (at_ < text_.size() && text_[at_] != '}' && !number(high)) return false;
    }
    if (at_ == text_.size() || text_[at_] != '}') return false;
    ++at_;
    return low <= high && high <= max_repeats;
  }

  bool number(unsigned& value) {
    const std::size_t begin = at_;
    value = 0;
    for (; at_ < text_.size() && ascii::is_digit(text_[at_]); ++at_) {
      value = std::min(value * 10 + static_cast<unsigned>(text_[at_] - '0'), 1000u);
    }
    return at_ > begin;
  }

  // Behind '[': an optional '^', then members up to ']', which as first member is literal.
  bool bracket() {
    if (at_ < text_.size() && text_[at_] == '^') ++at_;
    bool first = true;
    while (at_ < text_.size()) {
      if (text_[at_] == ']' && !first) {
        ++at_;
        return true;
      }
      if (!member()) return false;
      first = false;
    }
    return false;
  }

  // A character, a range, or one of [:alpha:], [.x.], [=x=].
  bool member() {
    if (text_[at_] == '[' && at_ + 1 < text_.size() &&
        std::string_view(":.=").find(text_[at_ + 1]) != std::string_view::npos) {
      return named_member(text_[at_ + 1]);
    }
    const char low = text_[at_++];
    const bool range = at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']';
    if (!range) return true;
    const char high = text_[at_ + 1];
    at_ += 2;
    // The end of a range cannot begin another one.
    if (at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']') return false;
    return static_cast<unsigned char>(low) <= static_cast<unsigned char>(high);
  }

  bool named_member(char kind) {
    const char closing[] = {kind, ']'};
    const std::size_t end = text_.find(std::string_view(closing, 2), at_ + 2);
    if (end == std::string_view::npos || end == at_ + 2) return false;
    const std::string_view name = text_.substr(at_ + 2, end - at_ - 2);
    at_ = end + 2;
    if (kind != ':') return true;
    constexpr std::string_view classes[] = {"alnum", "alpha", "blank", "cntrl", "digit", "graph",
                                            "lower", "print", "punct", "space", "upper", "xdigit"};
    return std::find(std::begin(classes), std::end(classes), name) != std::end(classes);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  unsigned groups_ = 0;
  unsigned open_ = 0;
  Before before_ = Before::nothing;
  char last_ = '(';  // special character before this place; the start is like an open group
};

// What stands before the next delimiter; a backslash keeps the octet after it.
std::optional<std::string_view> cut_part(std::string_view& rest, char delimiter) {
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] == delimiter) {
      const std::string_view part = rest.substr(0, i);
      rest.remove_prefix(i + 1);
      return part;
    }
    if (rest[i] == '\\') ++i;
  }
  return std::nullopt;
}

// The highest \n of the replacement; nothing when it has \0.
std::optional<unsigned> highest_reference(std::string_view replacement) {
  unsigned highest = 0;
  for (std::size_t i = 0; i + 1 < replacement.size(); ++i) {
    if (replacement[i] != '\\') continue;
    const char c = replacement[++i];
    if (c == '0') return std::nullopt;
    if (ascii::is_digit(c)) highest = std::max(highest, static_cast<unsigned>(c - '0'));
  }
  return highest;
}

}  // namespace

bool is_substitution(std::string_view text) {
  if (text.empty()) return true;
  const char delimiter = text[0];
  if (ascii::is_digit(delimiter) || delimiter == '\\' || delimiter == 'i') return false;
  if (text.find('\0') != std::string_view::npos) return false;
  std::string_view rest = text.substr(1);
  const auto regex = cut_part(rest, delimiter);
  if (!regex) return false;
  const auto replacement = cut_part(rest, delimiter);
  if (!replacement || rest.find_first_not_of('i') != std::string_view::npos) return false;
  const auto groups = RegexCheck(*regex).groups();
  const auto highest = highest_reference(*replacement);
  return groups && highest && *highest <= *groups;
}

}  // namespace zonemend
