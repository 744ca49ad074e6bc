#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/entry_text.h"
#include "rules/shared/odd_characters.h"
#include "rules/shared/rare_octets.h"
#include "rules/shared/records.h"
#include "rules/shared/reparse.h"

namespace zonemend::rules {

extern const Rule smart_quotes;

namespace {

constexpr std::uint32_t quote_size = 3;  // octets in UTF-8

std::vector<Span> quotes_in(std::string_view bytes, SourceId source, std::uint32_t begin,
                            std::uint32_t end) {
  std::vector<Span> quotes;
  for (std::uint32_t at = begin; at < end; ++at) {
    if (is_smart_quote(bytes.substr(0, end), at)) quotes.push_back({source, at, at + quote_size});
  }
  return quotes;
}

// “v=spf1 -all”: two of them around a text, which may reach into what is a comment now.
std::optional<Fix> straighten(const Zone& zone, const Document& document, const Entry& entry,
                              const Token& token) {
  constexpr std::uint32_t max_string_size = 255;  // octets
  const std::string_view bytes = bytes_of(zone, document);
  const auto quotes = quotes_in(bytes, document.source, entry.begin, entry.end);
  if (quotes.size() != 2 || quotes[0].begin != token.begin) return std::nullopt;
  const std::string_view inside = bytes.substr(quotes[0].end, quotes[1].begin - quotes[0].end);
  const std::string_view behind = bytes.substr(quotes[1].end, entry.end - quotes[1].end);
  const bool ends_word =
      behind.empty() || std::string_view(" \t\r\n;)").find(behind[0]) != std::string_view::npos;
  if (inside.size() > max_string_size || inside.find_first_of("\"()\r\n") != inside.npos ||
      !ends_word) {
    return std::nullopt;
  }
  Fix fix{"write straight quotes", Safety::unsafe, {{quotes[0], "\""}, {quotes[1], "\""}}};
  if (!reads_with(zone, document, entry, fix.edits)) return std::nullopt;
  return fix;
}

// "“v=spf1 -all”": within straight quotes, at both ends.
std::optional<Fix> remove_inner(const Document& document, const Token& token,
                                const std::vector<Span>& quotes) {
  if (quotes.size() != 2 || quotes[1].end + 1 != token.end) return std::nullopt;
  if (quotes[0].begin != token.begin + 1 || quotes[0].source != document.source)
    return std::nullopt;
  return Fix{"delete the typographic quotes", Safety::unsafe, {{quotes[0], ""}, {quotes[1], ""}}};
}

Finding describe_word(const Zone& zone, const Document& document, const Entry& entry,
                      const Token& token, const Span& quote) {
  const bool opens = quote.begin == token.begin;
  Finding finding = make_finding(
      smart_quotes, quote,
      opens ? "for a name server typographic quotes are not quotes, but part of the word"
            : "a typographic quote is a part of this word",
      "write straight quotes (\")");
  if (!opens) finding.help = "delete it, or write the ASCII character that was meant";
  finding.severity = opens ? Severity::error : Severity::warning;
  if (auto fix = straighten(zone, document, entry, token)) finding.fixes.push_back(std::move(*fix));
  return finding;
}

Finding describe_string(const Document& document, const Token& token,
                        const std::vector<Span>& quotes) {
  const bool opens = quotes[0].begin == token.begin + 1;
  Finding finding = make_finding(
      smart_quotes, quotes[0],
      opens ? "the text begins with a typographic quote, which is served with it"
            : "typographic quotes in a string: BIND serves them, Knot DNS refuses them",
      opens ? "delete it" : "write \\\" or ' instead");
  finding.severity = opens ? Severity::warning : Severity::info;
  if (auto fix = remove_inner(document, token, quotes)) finding.fixes.push_back(std::move(*fix));
  return finding;
}

// One finding for an entry: the first word that has them, else the first string.
void check_entry(const Zone& zone, const Document& document, const Entry& entry,
                 const Refusals& refusals, FindingSink& sink) {
  const std::string_view bytes = bytes_of(zone, document);
  std::optional<Finding> in_string;
  for (const Token& token : tokens_of(zone, document, entry)) {
    if (!token.is_text()) continue;
    const auto quotes = quotes_in(bytes, document.source, token.begin, token.end);
    if (quotes.empty()) continue;
    if (refusals.any_in(span_of(document, entry))) return;  // the reader has said why
    if (token.kind == TokenKind::word) {
      sink.push_back(describe_word(zone, document, entry, token, quotes[0]));
      return;
    }
    if (!in_string) in_string = describe_string(document, token, quotes);
  }
  if (in_string) sink.push_back(std::move(*in_string));
}

void check(const Zone& zone, FindingSink& sink) {
  const Refusals refusals(sink);
  for (const Document& document : zone.documents()) {
    for_entries_with(zone, document, beyond_ascii, [&](const Entry& entry) {
      if (entry.kind != EntryKind::broken) check_entry(zone, document, entry, refusals, sink);
    });
  }
}

}  // namespace

const Rule smart_quotes = {
    .id = "smart-quotes",
    .severity = Severity::error,
    .summary = "typographic quotes stand where straight ones belong",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "The quotes of word processors (\xe2\x80\x9c \xe2\x80\x9d \xe2\x80\x98 "
                    "\xe2\x80\x99) outside comments: an error at the start of a word, where they "
                    "were meant as quotes; a warning elsewhere in a word or at the start of a "
                    "quoted string; an info within one.",
            .why = "Only the straight quote (\") begins a string. BIND and NSD take the others "
                   "for letters: they are served with the text, and its spaces separate "
                   "strings, so that no reader of an SPF policy or a DKIM key finds it. They "
                   "come along when text is copied from documents and web pages.",
            .example = "@ IN TXT \xe2\x80\x9cv=spf1 mx -all\xe2\x80\x9d",
            .instead = "@ IN TXT \"v=spf1 mx -all\"",
            .fix = "Writes straight quotes where two typographic ones surround the text, and "
                   "deletes a pair that stands within straight ones. It is unsafe, because another "
                   "text is served then.",
        },
    .check = Check::amending(check),
};

}  // namespace zonemend::rules
