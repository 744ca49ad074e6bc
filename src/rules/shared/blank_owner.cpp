#include "rules/shared/blank_owner.h"

#include <fmt/format.h>

#include "zonemend/delete_record.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

Span blank_owner(const Zone& zone, const Record& record) {
  const RecordText text = record_text(zone, record);
  return {text.line.source, text.line.begin, text.core().end};
}

std::optional<Fix> write_out_owner(const Zone& zone, RecordId id) {
  if (zone.times_read(zone.span(zone.record(id)).source) > 1) return std::nullopt;
  RecordId named = id;
  while (named != no_record && zone.record(named).owner_inherited) named = zone.owner_from(named);
  if (named == no_record) return std::nullopt;
  return Fix{fmt::format("write the owner '{}'", zone.name(zone.record(id).owner).text()),
             Safety::safe,
             {write_owner(zone, id, named)}};
}

}  // namespace zonemend::rules
