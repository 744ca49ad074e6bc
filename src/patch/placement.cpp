#include "patch/placement.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "zonemend/record_text.h"

namespace zonemend {
namespace {

bool is_host(RrType type) { return type == RrType::a || type == RrType::aaaa; }

// How close a record is to a new CNAME of that parent; 0: not related.
int kinship(const Zone& zone, const Record& record, NameId parent) {
  const NameId owner = record.owner;
  if (owner == parent) return 1;
  if (owner == zone.origin() || zone.names().parent(owner) != parent) return 0;
  if (zone.name(owner).first_label().starts_with('_')) return 2;
  if (record.type == RrType::cname) return 5;
  return is_host(record.type) ? 4 : 3;
}

// Documents whose text is read once: an insertion there makes one record.
std::vector<bool> read_once(const Zone& zone) {
  std::vector<bool> once;
  for (const Document& document : zone.documents()) {
    once.push_back(zone.times_read(document.source) == 1);
  }
  return once;
}

std::optional<RecordId> nearest_relative(const Zone& zone, NameView owner) {
  const NameId parent = zone.names().find(owner.parent());
  const std::vector<bool> usable = read_once(zone);
  std::optional<RecordId> best;
  int best_kinship = -1;
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    if (!usable[zone.record(id).document]) continue;
    const int kin = kinship(zone, zone.record(id), parent);
    if (kin >= best_kinship) {
      best = id;
      best_kinship = kin;
    }
  }
  return best;
}

// A record whose line can be copied: all its fields stand on one line.
bool is_model(const Zone& zone, const Record& record) {
  if (zone.is_generated(record)) return false;
  const RecordText text = record_text(zone, record);
  const std::string_view line = zone.sources().text(text.core());
  return line.find_first_of("\r\n()") == std::string_view::npos;
}

std::optional<RecordId> model_near(const Zone& zone, RecordId relative, NameView owner) {
  constexpr RecordId reach = 50;
  const NameId parent = zone.names().find(owner.parent());
  const RecordId first = relative < reach ? 0 : relative - reach;
  const RecordId last =
      std::min<RecordId>(relative + reach, static_cast<RecordId>(zone.records().size() - 1));
  std::optional<RecordId> best;
  std::tuple<bool, int, RecordId> best_rank{false, -1, 0};
  for (RecordId id = first; id <= last; ++id) {
    const RecordId distance = id < relative ? relative - id : id - relative;
    const Record& record = zone.record(id);
    const std::tuple rank(!record.owner_inherited, kinship(zone, record, parent), reach - distance);
    if (rank > best_rank && is_model(zone, record)) {
      best = id;
      best_rank = rank;
    }
  }
  return best;
}

// The entry of the document through which the record is read: its own, or an $INCLUDE.
std::optional<std::uint32_t> entry_within(const Zone& zone, const Record& record,
                                          std::size_t document) {
  if (record.document == document) return record.entry;
  if (!zone.is_read_within(record.document, document)) return std::nullopt;
  std::size_t at = record.document;
  while (zone.inclusion(at).parent != document) at = zone.inclusion(at).parent;
  return zone.inclusion(at).entry;
}

// The end of the run of lines that `relative` belongs to: what follows with a blank owner belongs
// to it, also behind comments and directives and in included files, and so do lines that repeat the
// owner (BIND takes one TTL for the run).
std::uint32_t end_of_run(const Zone& zone, RecordId relative) {
  const Record& first = zone.record(relative);
  const auto& entries = zone.documents()[first.document].entries;
  std::uint32_t end = first.entry;
  for (std::uint32_t i = end + 1; i < entries.size(); ++i) {
    if (entries[i].kind != EntryKind::record) continue;
    if (!entries[i].starts_blank) break;
    end = i;
  }
  for (RecordId id = relative + 1; id < zone.records().size(); ++id) {
    const Record& record = zone.record(id);
    if (zone.is_generated(record)) continue;
    const auto entry = entry_within(zone, record, first.document);
    if (!entry) break;
    const bool here = record.document == first.document;
    if (here && *entry > end && record.owner != first.owner) break;
    if (here || record.owner_inherited) end = std::max(end, *entry);
  }
  return end;
}

// The last record that is read at or above the entry.
RecordId last_read(const Zone& zone, RecordId from, std::size_t document, std::uint32_t entry) {
  for (RecordId next = from + 1; next < zone.records().size(); ++next, ++from) {
    const auto at = entry_within(zone, zone.record(next), document);
    if (!at || *at > entry) break;
  }
  return from;
}

}  // namespace

Placement place_record(const Zone& zone, NameView owner) {
  Placement place;
  const auto relative = nearest_relative(zone, owner);
  if (!relative) return place;
  place.neighbour = model_near(zone, *relative, owner);
  place.document = zone.record(*relative).document;
  place.entry = end_of_run(zone, *relative);
  place.before = last_read(zone, *relative, place.document, place.entry);
  place.offset = zone.documents()[place.document].entries[place.entry].end;
  return place;
}

}  // namespace zonemend
