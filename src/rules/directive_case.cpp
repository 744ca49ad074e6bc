#include <fmt/format.h>

#include <string>

#include "rules/shared/directives.h"
#include "rules/shared/entry_text.h"
#include "rules/shared/records.h"
#include "text/ascii.h"

namespace zonemend::rules {

extern const Rule directive_case;

namespace {

void check_entry(const Zone& zone, const Document& document, const Entry& entry,
                 FindingSink& sink) {
  Token word;
  Lexer(bytes_of(zone, document), entry.begin, entry.end).next(word);
  if (word.kind != TokenKind::word) return;
  const Span place = span_of(document, word);
  std::string upper = ascii::in_capitals(zone.sources().text(place));
  if (upper == zone.sources().text(place)) return;
  Finding finding = make_finding(directive_case, place,
                                 fmt::format("'{}' is not in capitals", zone.sources().text(place)),
                                 fmt::format("write '{}'", upper));
  finding.fixes.push_back(
      {fmt::format("write '{}'", upper), Safety::safe, {{place, std::move(upper)}}});
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  const auto& directives = zone.fact<Directives>();
  for (std::size_t number = 0; number < zone.documents().size(); ++number) {
    const Document& document = zone.documents()[number];
    for (const std::uint32_t index : directives.of(number)) {
      check_entry(zone, document, document.entries[index], sink);
    }
  }
}

}  // namespace

const Rule directive_case = {
    .id = "directive-case",
    .severity = Severity::info,
    .summary = "directive is not written in capitals",
    .authority = "practice",
    .docs =
        {
            .what = "\"$ttl\", \"$Origin\" and the like.",
            .why = "BIND, Knot and NSD take directives in any letter case. validns refuses them, "
                   "and programs built on ldns silently take \"$origin sub\" for a record, so that "
                   "all names below it are wrong there.",
            .example = "$origin sub.example.com.",
            .instead = "$ORIGIN sub.example.com.",
            .fix = "Writes the directive in capitals. It is safe: BIND reads the same directive.",
        },
    .check = check,
};

}  // namespace zonemend::rules
