#include "rules/shared/portability.h"

#include <algorithm>
#include <array>

#include "rules/shared/entry_text.h"
#include "text/ascii.h"

namespace zonemend::rules {
namespace {

enum Kind : std::size_t {
  generate,
  date,
  include,
  include_quoted,
  include_relative,
  paren_before_owner,
  paren_for_owner,
  nested_parens,
  quoted_owner,
  class_number,
  line_end_in_string,
  odd_in_owner,
  at_sign_first,
  kinds
};

constexpr std::array<Construct, kinds> all = {{
    {"$GENERATE", reader_knot | reader_nsd | reader_ldns, 0, "write the records out"},
    {"$DATE", reader_knot | reader_nsd | reader_ldns, 0, "delete the line"},
    {"$INCLUDE", reader_ldns, 0, "write the records into this file"},
    {"a file name in quotes", reader_nsd, 0, "delete the quotes"},
    {"a relative origin after $INCLUDE", reader_knot | reader_nsd, 0,
     "write the whole name, with its final dot"},
    {"a parenthesis in front of the name", reader_knot | reader_nsd | reader_ldns, 0,
     "write the name first"},
    {"a parenthesis in the place of the name", reader_nsd, 0,
     "write the name, or the class in front of the parenthesis"},
    {"parentheses within parentheses", reader_knot | reader_nsd, 0, "one pair is enough"},
    {"a name in quotes", reader_knot, reader_ldns, "delete the quotes"},
    {"a class written as a number", reader_knot, 0, "write 'IN'"},
    {"a line end within a string", reader_knot, reader_ldns, "write '\\010' for the line end"},
    {"this character in a name without a backslash", reader_knot, 0,
     "write a backslash in front of it"},
    {"a name that begins with '@'", reader_knot, reader_ldns, "write a backslash in front of it"},
}};

// Characters that Knot reads in names as they are.
bool is_common_in_names(char c) {
  return ascii::is_alnum(c) || c == '-' || c == '_' || c == '.' || c == '/' || c == '*' ||
         static_cast<unsigned char>(c) >= 0x80;  // non-ascii
}

// The offset of the first character that Knot wants escaped; npos when there is none.
std::size_t find_odd(std::string_view name) {
  if (name == "@") return name.npos;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '\\') {
      ++i;
    } else if (!is_common_in_names(name[i])) {
      return i;
    }
  }
  return name.npos;
}

bool is_class_number(std::string_view word) {
  return word.size() > 5 && ascii::equal_ignoring_case(word.substr(0, 5), "class") &&
         ascii::all_digits(word.substr(5));
}

class Search {
 public:
  explicit Search(const Zone& zone) : zone_(zone), sightings_(kinds) {}

  std::vector<Sighting> run() && {
    for (const Document& document : zone_.documents()) {
      for (const Entry& entry : document.entries) look_at(document, entry);
    }
    return std::move(sightings_);
  }

 private:
  void note(Kind kind, const Span& span) {
    if (sightings_[kind].count++ == 0) sightings_[kind].first = span;
  }

  std::string_view text(const Document& document, const Token& token) const {
    return zone_.sources().text(span_of(document, token));
  }

  void look_at(const Document& document, const Entry& entry) {
    switch (entry.kind) {
      case EntryKind::generate:
        return note(generate, span_of(document, tokens_of(zone_, document, entry).front()));
      case EntryKind::date:
        return note(date, span_of(document, tokens_of(zone_, document, entry).front()));
      case EntryKind::include:
        return look_at_include(document, entry);
      case EntryKind::record:
        return look_at_record(document, entry);
      default:
        return;
    }
  }

  void look_at_include(const Document& document, const Entry& entry) {
    std::vector<Token> words;
    for (const Token& token : tokens_of(zone_, document, entry)) {
      if (token.is_text()) words.push_back(token);
    }
    note(include, span_of(document, words.front()));
    if (words.size() > 1 && words[1].kind == TokenKind::quoted) {
      note(include_quoted, span_of(document, words[1]));
    }
    if (words.size() > 2 && !is_absolute(text(document, words[2]))) {
      note(include_relative, span_of(document, words[2]));
    }
  }

  void look_at_record(const Document& document, const Entry& entry) {
    std::size_t depth = 0;
    std::size_t words = entry.starts_blank ? 1 : 0;  // the owner counts as read
    bool any_text = false;
    for (const Token& token : tokens_of(zone_, document, entry)) {
      const Span span = span_of(document, token);
      if (token.kind == TokenKind::open) {
        if (!any_text) note(entry.starts_blank ? paren_for_owner : paren_before_owner, span);
        if (depth++ == 1) note(nested_parens, span);
      } else if (token.kind == TokenKind::close && depth > 0) {
        --depth;
      } else if (token.is_text()) {
        look_at_word(document, token, words++);
        any_text = true;
      }
    }
  }

  // `index`: 0 for the owner; TTL and class come next.
  void look_at_word(const Document& document, const Token& token, std::size_t index) {
    const Span span = span_of(document, token);
    const std::string_view word = zone_.sources().text(span);
    if (token.kind == TokenKind::quoted) {
      if (index == 0) note(quoted_owner, span);
      if (word.find('\n') != word.npos) note(line_end_in_string, span);
      return;
    }
    if ((index == 1 || index == 2) && is_class_number(word)) note(class_number, span);
    if (index > 0) return;
    const std::size_t odd = find_odd(word);
    if (odd == word.npos) return;
    const auto at = span.begin + static_cast<std::uint32_t>(odd);
    note(word.front() == '@' ? at_sign_first : odd_in_owner, {span.source, at, at + 1});
  }

  const Zone& zone_;
  std::vector<Sighting> sightings_;
};

}  // namespace

std::span<const Construct> constructs() { return all; }

std::vector<Sighting> find_constructs(const Zone& zone) { return Search(zone).run(); }

}  // namespace zonemend::rules
