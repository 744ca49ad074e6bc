#include "rules/shared/blank_owner.h"

#include <fmt/format.h>

#include "zonemend/canonical.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

Span blank_owner(const Zone& zone, const Record& record) {
  const RecordText text = record_text(zone, record);
  return {text.line.source, text.line.begin, text.core().end};
}

std::optional<Fix> write_out_owner(const Zone& zone, RecordId id) {
  const Record& record = zone.record(id);
  const Span line = zone.span(record);
  const auto owner = spelt_owner(zone, id);
  if (!owner || zone.times_read(line.source) > 1) return std::nullopt;
  const NameView origin = zone.origin_at(record.document, record.entry);
  const std::string text = owner->view().text_relative_to(origin);
  const std::string_view bytes = zone.sources().text(line);
  const std::size_t room = bytes.find_first_not_of(' ');
  const bool fits = room != bytes.npos && room > text.size();
  const auto replaced = fits ? static_cast<std::uint32_t>(text.size()) : 0u;
  return Fix{fmt::format("write the owner '{}'", text),
             Safety::safe,
             {{{line.source, line.begin, line.begin + replaced}, text}}};
}

}  // namespace zonemend::rules
