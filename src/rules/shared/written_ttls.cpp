#include "rules/shared/written_ttls.h"

#include <fmt/format.h>

#include <array>

#include "rules/shared/directives.h"
#include "rules/shared/entry_text.h"

namespace zonemend::rules {
namespace {

std::optional<WrittenTtl> as_ttl(std::string_view bytes, SourceId source, const Token& token) {
  const TtlValue ttl = ttl_from_text(bytes.substr(token.begin, token.end - token.begin));
  if (ttl.error != TtlError::none || ttl.seconds > max_ttl) return std::nullopt;
  return WrittenTtl{{source, token.begin, token.end}, ttl.seconds, RrType::none};
}

// Looks no further than it must: rdata can be long.
std::optional<WrittenTtl> ttl_of(const Zone& zone, const Document& document, const Entry& entry) {
  const std::string_view bytes = bytes_of(zone, document);
  Lexer lexer(bytes, entry.begin, entry.end);
  // The owner or the directive comes before; then a TTL, or a class and a TTL.
  int words = entry.starts_blank ? 1 : 0;
  for (Token token; words < 3 && lexer.next(token);) {
    if (!token.is_text() || ++words == 1) continue;
    if (auto ttl = as_ttl(bytes, document.source, token)) return ttl;
  }
  return std::nullopt;
}

}  // namespace

std::vector<WrittenTtl> directive_ttls(const Zone& zone) {
  std::vector<WrittenTtl> ttls;
  for_directives(zone, EntryKind::ttl, [&](std::size_t number, std::uint32_t index) {
    const Document& document = zone.documents()[number];
    if (const auto ttl = ttl_of(zone, document, document.entries[index])) ttls.push_back(*ttl);
  });
  return ttls;
}

std::optional<WrittenTtl> written_ttl(const Zone& zone, const Record& record) {
  const Entry& entry = zone.entry(record);
  if (record.ttl_origin != TtlOrigin::written || entry.kind != EntryKind::record) return {};
  auto ttl = ttl_of(zone, zone.documents()[record.document], entry);
  if (ttl) ttl->type = record.type;
  return ttl;
}

std::string ttl_text(std::uint32_t seconds) {
  struct Unit {
    std::uint32_t seconds;
    char letter;
  };
  constexpr std::array<Unit, 5> units = {
      {{604800, 'w'}, {86400, 'd'}, {3600, 'h'}, {60, 'm'}, {1, 's'}}};
  std::string text;
  for (const Unit& unit : units) {
    if (seconds >= unit.seconds) text += fmt::format("{}{}", seconds / unit.seconds, unit.letter);
    seconds %= unit.seconds;
  }
  return text.empty() ? "0" : text;
}

}  // namespace zonemend::rules
