#include "zonemend/delete_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "text/columns.h"
#include "zonemend/keep_ttls.h"
#include "zonemend/record_text.h"

namespace zonemend {
namespace {

bool contains(std::span<const RecordId> sorted, RecordId id) {
  return std::binary_search(sorted.begin(), sorted.end(), id);
}

// Whether nothing that carries meaning stands between the entries of two records.
bool adjacent(const Zone& zone, const Record& first, const Record& second) {
  if (first.document != second.document) return false;
  const auto& entries = zone.documents()[first.document].entries;
  for (std::uint32_t i = first.entry + 1; i < second.entry; ++i) {
    if (entries[i].kind != EntryKind::blank && entries[i].kind != EntryKind::comment) return false;
  }
  return true;
}

// The surviving record that would lose its owner when `id` goes.
std::optional<RecordId> heir(const Zone& zone, RecordId id, std::span<const RecordId> gone) {
  if (zone.record(id).owner_inherited) return std::nullopt;
  RecordId next = id + 1;
  while (next < zone.records().size() && zone.record(next).owner_inherited &&
         contains(gone, next)) {
    ++next;
  }
  const bool found = next < zone.records().size() && zone.record(next).owner_inherited;
  if (!found) return std::nullopt;
  // Another line of the same owner right above does as well.
  const bool same_above = id > 0 && !contains(gone, id - 1) &&
                          zone.record(id - 1).owner == zone.record(id).owner &&
                          adjacent(zone, zone.record(id - 1), zone.record(id));
  return same_above ? std::nullopt : std::optional(next);
}

}  // namespace

Edit write_owner(const Zone& zone, RecordId id, RecordId spelled_at) {
  const Record& record = zone.record(id);
  const Record& model = zone.record(spelled_at);
  const RecordText model_text = record_text(zone, model);
  const NameView origin = zone.origin_at(record.document, record.entry);
  const bool same_origin = origin == zone.origin_at(model.document, model.entry);
  const std::string owner = same_origin && !model_text.owner.empty()
                                ? std::string(zone.sources().text(model_text.owner))
                                : zone.name(model.owner).text();

  const Entry& entry = zone.entry(record);
  const SourceId source = zone.documents()[record.document].source;
  const std::string_view bytes = zone.sources().at(source).bytes();
  std::uint32_t end = entry.begin;
  while (end < entry.end && (bytes[end] == ' ' || bytes[end] == '\t')) ++end;
  const std::string_view blank = bytes.substr(entry.begin, end - entry.begin);
  return {{source, entry.begin, end},
          owner + white_space(column_after(owner), column_after(blank), blank)};
}

std::optional<std::vector<Edit>> delete_records(const Zone& zone, std::span<const RecordId> ids,
                                                InheritedTtls ttls) {
  if (!zone.complete()) return std::nullopt;
  std::vector<Edit> edits;
  for (const RecordId id : ids) {
    edits.push_back({zone.span(zone.record(id)), ""});
    if (const auto next = heir(zone, id, ids)) edits.push_back(write_owner(zone, *next, id));
  }
  if (ttls == InheritedTtls::keep) {
    std::vector<Edit> kept = keep_inherited_ttls(zone, {.gone = ids});
    std::move(kept.begin(), kept.end(), std::back_inserter(edits));
  }
  sort_edits(edits);
  return edits;
}

}  // namespace zonemend
