#include "rules/shared/ttl_directive.h"

#include <fmt/format.h>

#include "rules/shared/directives.h"
#include "rules/shared/entry_text.h"

namespace zonemend::rules {

bool has_ttl_directive(const Zone& zone) {
  bool found = false;
  for_directives(zone, EntryKind::ttl, [&found](std::size_t, std::uint32_t) { found = true; });
  return found;
}

Fix write_ttl_directive(const Zone& zone, std::uint32_t seconds) {
  const Document& document = zone.documents().front();
  const std::string_view bytes = bytes_of(zone, document);
  std::uint32_t at = 0;
  for (const Entry& entry : document.entries) {
    at = entry.begin;
    if (entry.kind != EntryKind::blank && entry.kind != EntryKind::comment) break;
  }
  const std::string_view line_end = bytes.find("\r\n") == bytes.npos ? "\n" : "\r\n";
  return Fix{fmt::format("write '$TTL {}' above the first record", seconds),
             Safety::safe,
             {{{document.source, at, at}, fmt::format("$TTL {}{}", seconds, line_end)}}};
}

}  // namespace zonemend::rules
