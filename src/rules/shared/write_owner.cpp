#include "rules/shared/write_owner.h"

#include <fmt/format.h>

#include "zonemend/canonical.h"

namespace zonemend::rules {

std::optional<Fix> write_owner(const Zone& zone, RecordId id) {
  const Record& record = zone.record(id);
  const auto owner = spelt_owner(zone, id);
  if (!owner) return std::nullopt;
  const NameView origin = zone.origin_at(record.document, record.entry);
  const std::string text = owner->view().text_relative_to(origin);
  const Span line = zone.span(record);
  const std::string_view bytes = zone.sources().text(line);
  const std::size_t room = bytes.find_first_not_of(' ');
  const bool fits = room != bytes.npos && room > text.size();
  const auto replaced = fits ? static_cast<std::uint32_t>(text.size()) : 0u;
  return Fix{fmt::format("write the owner '{}'", text),
             Safety::safe,
             {{{line.source, line.begin, line.begin + replaced}, text}}};
}

}  // namespace zonemend::rules
