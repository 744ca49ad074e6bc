#include "rules/shared/record_places.h"

#include "zonemend/record_text.h"

namespace zonemend::rules {

Place owner_place(const Zone& zone, const Record& record) {
  if (zone.is_generated(record)) return place_of(zone, record);
  RecordId id = zone.id_of(record);
  while (id != no_record && zone.record(id).owner_inherited) id = zone.owner_from(id);
  if (id == no_record) return place_of(zone, record);
  const Record& named = zone.record(id);
  if (zone.is_generated(named)) return place_of(zone, record);
  return record_text(zone, named).owner;
}

Place field_place(const Zone& zone, const Record& record, std::size_t field) {
  if (zone.is_generated(record)) return place_of(zone, record);
  return rdata_span(zone, record, field);
}

Place fields_place(const Zone& zone, const Record& record, std::size_t first) {
  if (zone.is_generated(record)) return place_of(zone, record);
  Span span = rdata_span(zone, record, first);
  span.end = record_text(zone, record).rdata_all().end;
  return span;
}

bool has_written_fields(const Zone& zone, const Record& record) {
  if (zone.is_generated(record)) return false;
  const RecordText text = record_text(zone, record);
  return !text.rdata.empty() && zone.sources().text(text.rdata.front()) != "\\#";
}

}  // namespace zonemend::rules
