#include "rules/shared/changes.h"

#include <fmt/format.h>

#include "zonemend/record_text.h"

namespace zonemend::rules {

std::vector<const RrsetChange*> changes_of(const ZoneChange& change, RrType type) {
  std::vector<const RrsetChange*> result;
  for (const RrsetChange& item : change.rrsets()) {
    if (item.set.type == type) result.push_back(&item);
  }
  return result;
}

Place serial_place(const ZoneChange& change) {
  const Zone& zone = *change.after();
  if (!zone.has(zone.origin(), RrType::soa)) return Span{};
  constexpr std::size_t serial_field = 2;
  return rdata_span(zone, zone.record(first_at(zone, zone.origin(), RrType::soa)), serial_field);
}

Place place_after(const ZoneChange& change, NameView owner, RrType type) {
  const Zone& zone = *change.after();
  const RrsetChange* set = change.find(owner, type);
  if (set != nullptr && !set->added.empty()) {
    return place_of(zone, zone.record(set->added.front()));
  }
  const NameId id = zone.names().find(owner);
  if (id == no_name || zone.records_at(id).empty()) return serial_place(change);
  const RecordId shown =
      zone.has(id, type) ? first_at(zone, id, type) : zone.records_at(id).front();
  return place_of(zone, zone.record(shown));
}

std::string data_of(const Zone& zone, RecordId id) {
  const Record& record = zone.record(id);
  return rdata_text(record.type, zone.rr_class(), zone.rdata(record));
}

std::string list_of(const Zone& zone, const std::vector<RecordId>& ids) {
  constexpr std::size_t shown = 5;
  std::string result;
  for (std::size_t i = 0; i < ids.size() && i < shown; ++i) {
    if (i > 0) result += ", ";
    result += fmt::format("{} {}", rr_type_text(zone.record(ids[i]).type), data_of(zone, ids[i]));
  }
  if (ids.size() > shown) result += fmt::format(" and {} more", ids.size() - shown);
  return result;
}

std::vector<RecordId> removed_at(const ZoneChange& change, NameView owner) {
  std::vector<RecordId> result;
  for (const RrsetChange& set : change.rrsets_at(owner)) {
    result.insert(result.end(), set.removed.begin(), set.removed.end());
  }
  return result;
}

}  // namespace zonemend::rules
