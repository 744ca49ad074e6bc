#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/blank_owner.h"
#include "rules/shared/directives.h"
#include "rules/shared/entry_text.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule inherited_owner_after_origin;

namespace {

bool is_concerned(const Zone& zone, const Record& record) {
  if (!record.owner_inherited || zone.entry(record).kind != EntryKind::record) return false;
  const Entry* above = entry_above(zone, record);
  if (above == nullptr || above->kind != EntryKind::origin) return false;
  // Whoever means the origin by it is right by chance.
  return zone.name(record.owner) != zone.origin_at(record.document, record.entry);
}

// Whether a line without owner of its own follows the $ORIGIN.
bool leads_to_blank_owner(const Document& document, std::uint32_t index) {
  const auto& entries = document.entries;
  const auto next =
      std::find_if(entries.begin() + index + 1, entries.end(), [](const Entry& entry) {
        return entry.kind != EntryKind::blank && entry.kind != EntryKind::comment;
      });
  return next != entries.end() && next->starts_blank;
}

bool may_have_some(const Zone& zone) {
  bool found = false;
  for_directives(zone, EntryKind::origin, [&](std::size_t number, std::uint32_t index) {
    found = found || leads_to_blank_owner(zone.documents()[number], index);
  });
  return found;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!may_have_some(zone)) return;
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    const Record& record = zone.record(id);
    if (!is_concerned(zone, record)) continue;
    const std::string owner = quoted(zone.name(record.owner));
    const std::string origin = quoted(zone.origin_at(record.document, record.entry));
    Finding finding = make_finding(
        inherited_owner_after_origin, place_of(zone, record),
        fmt::format("this record still belongs to {}, the owner before $ORIGIN", owner),
        fmt::format("write the owner; '@' would mean {}", origin));
    if (auto fix = write_out_owner(zone, id)) finding.fixes.push_back(std::move(*fix));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule inherited_owner_after_origin = {
    .id = "inherited-owner-after-origin",
    .severity = Severity::warning,
    .summary = "record right after $ORIGIN has no owner of its own",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A line that starts with white space and is the first record after a $ORIGIN "
                    "line. It is left alone where its owner is just the new origin.",
            .why = "$ORIGIN completes names, it does not set the owner: the record belongs to the "
                   "last owner above $ORIGIN. Who wrote it mostly meant the new origin. BIND loads "
                   "the zone and warns (\"record with inherited owner immediately after "
                   "$ORIGIN\").",
            .example = "www IN A 192.0.2.80\n"
                       "$ORIGIN sub.example.com.\n"
                       "    IN MX 10 mail",
            .instead = "www IN A 192.0.2.80\n"
                       "$ORIGIN sub.example.com.\n"
                       "@   IN MX 10 mail",
            .fix = "Writes the owner that the record has. It is safe: the record stays the same, "
                   "but everybody sees whose it is. If the origin was meant, write '@' instead.",
        },
    .check = check,
};

}  // namespace zonemend::rules
