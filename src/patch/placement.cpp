#include "patch/placement.h"

#include <algorithm>
#include <tuple>

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

std::optional<RecordId> nearest_relative(const Zone& zone, NameView owner) {
  const NameId parent = zone.names().find(owner.parent());
  std::optional<RecordId> best;
  int best_kinship = -1;
  for (RecordId id = 0; id < zone.records().size(); ++id) {
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

}  // namespace

Placement place_record(const Zone& zone, NameView owner) {
  Placement place;
  const auto relative = nearest_relative(zone, owner);
  if (!relative) return place;
  place.neighbour = model_near(zone, *relative, owner);

  // To the end of the owner's run: what follows with a blank owner belongs to it, also behind
  // comments and directives, and so do lines that repeat the owner (BIND takes one TTL for the
  // run).
  RecordId last = *relative;
  const Record& first = zone.record(last);
  const auto& entries = zone.documents()[first.document].entries;
  std::uint32_t entry = first.entry;
  for (std::uint32_t i = entry + 1; i < entries.size(); ++i) {
    if (entries[i].kind != EntryKind::record) continue;
    if (!entries[i].starts_blank) break;
    entry = i;
  }
  for (; last + 1 < zone.records().size(); ++last) {
    const Record& next = zone.record(last + 1);
    if (next.entry > entry && next.owner != first.owner) break;
    entry = std::max(entry, next.entry);
  }
  place.before = last;
  place.entry = entry;
  place.offset = entries[entry].end;
  return place;
}

}  // namespace zonemend
