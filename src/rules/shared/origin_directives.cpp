#include "rules/shared/origin_directives.h"

#include <optional>

#include "rules/shared/directives.h"
#include "rules/shared/entry_text.h"

namespace zonemend::rules {
namespace {

std::optional<OriginDirective> read(const Zone& zone, std::size_t number, std::uint32_t index) {
  const Document& document = zone.documents()[number];
  std::vector<Token> words;
  for (const Token& token : tokens_of(zone, document, document.entries[index])) {
    if (token.is_text()) words.push_back(token);
  }
  if (words.size() != 2 || words[1].kind != TokenKind::word) return std::nullopt;
  const Span argument = span_of(document, words[1]);
  const std::string_view text = zone.sources().text(argument);
  // What an included file starts with, its first line does not tell.
  if (index == 0 && number > 0 && !is_absolute(text)) return std::nullopt;
  const Name before(index == 0 ? zone.origin_name() : zone.origin_at(number, index - 1));
  const auto after = Name::parse(text, before);
  if (!after) return std::nullopt;
  return OriginDirective{argument, text, before, *after};
}

}  // namespace

std::vector<OriginDirective> origin_directives(const Zone& zone) {
  std::vector<OriginDirective> result;
  for_directives(zone, EntryKind::origin, [&](std::size_t number, std::uint32_t index) {
    if (auto directive = read(zone, number, index)) result.push_back(std::move(*directive));
  });
  return result;
}

bool lacks_dot(const Zone& zone, const OriginDirective& directive) {
  if (is_absolute(directive.text) || directive.text == "@") return false;
  const auto meant = Name::parse(directive.text, Name());
  return meant && (zone.contains(*meant) || zone.origin_name().is_below(*meant));
}

}  // namespace zonemend::rules
