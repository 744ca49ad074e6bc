#include "zonemend/delete_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "syntax/line_end.h"
#include "text/columns.h"
#include "zone/generate.h"
#include "zone/record_fields.h"
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

// Another line of the same owner right above the one that goes: what follows takes its owner there.
bool has_stand_in(const Zone& zone, RecordId id, std::span<const RecordId> gone) {
  return id > 0 && !contains(gone, id - 1) && zone.record(id - 1).owner == zone.record(id).owner &&
         adjacent(zone, zone.record(id - 1), zone.record(id));
}

// The record with an owner field from which this one, which has none, takes its owner; no_record
// when a line that stays gives it.
RecordId lost_owner(const Zone& zone, RecordId id, std::span<const RecordId> gone) {
  for (id = zone.owner_from(id); id != no_record && contains(gone, id); id = zone.owner_from(id)) {
    if (!zone.record(id).owner_inherited) return has_stand_in(zone, id, gone) ? no_record : id;
  }
  return no_record;
}

// The surviving records that would lose their owner when `id` goes: the next line of its owner, and
// the first one of a file that is included in between.
std::vector<RecordId> heirs(const Zone& zone, RecordId id, std::span<const RecordId> gone) {
  std::vector<RecordId> result;
  if (zone.record(id).owner_inherited) return result;
  const std::size_t document = zone.record(id).document;
  for (RecordId next = id + 1; next < zone.records().size(); ++next) {
    const Record& record = zone.record(next);
    const bool here = record.document == document;
    if (record.owner_inherited && !contains(gone, next) && lost_owner(zone, next, gone) == id) {
      result.push_back(next);
    }
    const bool ends = !record.owner_inherited ? !zone.is_generated(record) : !contains(gone, next);
    if (ends && (here || !zone.is_read_within(record.document, document))) break;
  }
  return result;
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

namespace {

bool from_same_directive(const Record& a, const Record& b) {
  return a.document == b.document && a.entry == b.entry;
}

// The directive with another range; its line end is that of the original.
std::string with_range(std::string_view line, std::uint32_t at, std::size_t size,
                       std::string_view range) {
  return fmt::format("{}{}{}", line.substr(0, at), range, line.substr(at + size));
}

// Takes the records `gone`, all of one $GENERATE, out of it: the directive is written once for each
// part of its range that is left.
std::vector<Edit> delete_generated(const Zone& zone, std::span<const RecordId> gone) {
  const Span whole = zone.span(zone.record(gone.front()));
  const std::string_view bytes = zone.sources().at(whole.source).bytes();
  std::vector<Token> tokens;
  text_tokens(bytes, zone.entry(zone.record(gone.front())), tokens);
  const Token& token = tokens[1];
  const auto range = parse_generate_range(token_text(bytes, token));
  if (!range) return {};
  std::vector<std::uint32_t> values;
  for (const RecordId id : gone) values.push_back(*zone.generated_value(id));
  const std::vector<std::string> parts = ranges_without(*range, values);
  if (parts.empty()) return {{whole, ""}};
  std::vector<Edit> edits{{{whole.source, token.begin, token.end}, parts.front()}};
  const std::string_view line = zone.sources().text(whole);
  const bool ends_line = !line_end(bytes, zone.entry(zone.record(gone.front()))).empty();
  std::string more;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    std::string next =
        with_range(line, token.begin - whole.begin, token.end - token.begin, parts[i]);
    more += ends_line ? next : "\n" + next;
  }
  if (!more.empty()) edits.push_back({{whole.source, whole.end, whole.end}, std::move(more)});
  return edits;
}

}  // namespace

std::optional<std::vector<Edit>> delete_records(const Zone& zone, std::span<const RecordId> ids,
                                                InheritedTtls ttls) {
  if (!zone.complete()) return std::nullopt;
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < ids.size();) {
    const Record& record = zone.record(ids[i]);
    std::size_t end = i + 1;
    if (zone.is_generated(record)) {
      while (end < ids.size() && from_same_directive(record, zone.record(ids[end]))) ++end;
      std::vector<Edit> split = delete_generated(zone, ids.subspan(i, end - i));
      std::move(split.begin(), split.end(), std::back_inserter(edits));
    } else {
      edits.push_back({zone.span(record), ""});
      for (const RecordId next : heirs(zone, ids[i], ids)) {
        edits.push_back(write_owner(zone, next, ids[i]));
      }
    }
    i = end;
  }
  if (ttls == InheritedTtls::keep) {
    std::vector<Edit> kept = keep_inherited_ttls(zone, {.gone = ids});
    std::move(kept.begin(), kept.end(), std::back_inserter(edits));
  }
  sort_edits(edits);
  const auto is_shared = [&zone](const Edit& edit) {
    return zone.times_read(edit.span.source) > 1;
  };
  const bool for_fix = ttls == InheritedTtls::keep;  // the planner refuses these with more words
  if (for_fix && std::any_of(edits.begin(), edits.end(), is_shared)) return std::nullopt;
  return edits;
}

}  // namespace zonemend
