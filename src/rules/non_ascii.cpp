#include <fmt/format.h>

#include <set>
#include <utility>

#include "rules/shared/entry_text.h"
#include "rules/shared/odd_characters.h"
#include "rules/shared/rare_octets.h"
#include "rules/shared/records.h"
#include "rules/shared/unencoded_names.h"

namespace zonemend::rules {

extern const Rule non_ascii;

namespace {

using Place = std::pair<SourceId, std::uint32_t>;

// Where names begin of which idn-unencoded speaks, or the rules on host names.
std::set<Place> names_of_other_rules(const Zone& zone) {
  std::set<Place> places;
  for (const UnencodedName& name : unencoded_names(zone)) {
    if (name.utf8 || name.refused) places.insert({name.span.source, name.span.begin});
  }
  return places;
}

// The other rules on odd characters speak about these.
bool has_rule_of_its_own(std::string_view bytes, const Token& token) {
  for (std::uint32_t at = token.begin; at < token.end; ++at) {
    if (is_smart_quote(bytes, at)) return true;
    if (token.kind == TokenKind::word && odd_space_at(bytes, at) != nullptr) return true;
  }
  return false;
}

Span without_ascii_end(std::string_view bytes, const Document& document, const Token& token) {
  std::uint32_t end = token.end;
  while (static_cast<unsigned char>(bytes[end - 1]) < 0x80) --end;
  const auto begin = static_cast<std::uint32_t>(find_non_ascii(bytes, token.begin));
  return {document.source, begin, end};
}

// Words first: in a string, BIND serves what stands there.
const Token* worst_token(std::string_view bytes, SourceId source, const std::vector<Token>& tokens,
                         const std::set<Place>& others) {
  const Token* worst = nullptr;
  for (const Token& token : tokens) {
    if (!token.is_text() || find_non_ascii(bytes, token.begin) >= token.end) continue;
    if (others.contains({source, token.begin})) continue;
    if (has_rule_of_its_own(bytes, token)) return nullptr;
    if (worst == nullptr || (worst->kind == TokenKind::quoted && token.kind == TokenKind::word)) {
      worst = &token;
    }
  }
  return worst;
}

void check_entry(const Zone& zone, const Document& document, const Entry& entry,
                 const std::set<Place>& others, FindingSink& sink) {
  const std::string_view bytes = bytes_of(zone, document);
  const std::vector<Token> tokens = tokens_of(zone, document, entry);
  const Token* token = worst_token(bytes, document.source, tokens, others);
  if (token == nullptr) return;
  const Span place = without_ascii_end(bytes, document, *token);
  if (token->kind == TokenKind::quoted) {
    Finding finding = make_finding(
        non_ascii, place,
        "letters outside ASCII in a string: BIND serves them, Knot DNS refuses them",
        "write each octet as an escape (\\195\\188 for an u umlaut) if the file must load "
        "elsewhere");
    finding.severity = Severity::info;
    sink.push_back(std::move(finding));
    return;
  }
  sink.push_back(
      make_finding(non_ascii, place, "letters outside ASCII in a word",
                   "write an international domain name in its xn-- form, and text in quotes"));
}

void check(const Zone& zone, FindingSink& sink) {
  const std::set<Place> others = names_of_other_rules(zone);
  for (const Document& document : zone.documents()) {
    for_entries_with(zone, document, beyond_ascii, [&](const Entry& entry) {
      if (entry.kind != EntryKind::broken) check_entry(zone, document, entry, others, sink);
    });
  }
}

}  // namespace

const Rule non_ascii = {
    .id = "non-ascii",
    .severity = Severity::warning,
    .summary = "letter outside ASCII",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "An octet of 128 or more outside comments: a warning in a word, an info in a "
                    "quoted string. One finding for a record; exotic white space and typographic "
                    "quotes have rules of their own, and so have domain names in UTF-8.",
            .why = "BIND takes the octets of the file, in whatever encoding it was saved, for "
                   "what is meant. In a name nobody asks for them: browsers ask for the xn-- form. "
                   "In a quoted TXT string the octets are served as they are, which works, but "
                   "Knot DNS refuses the file.",
            .example = "@ IN TXT gr\xc3\xbc"
                       "n",
            .instead = "@ IN TXT \"gr\\195\\188n\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
