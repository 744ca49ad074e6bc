#include <fmt/format.h>

#include "rules/shared/blank_owner.h"
#include "rules/shared/records.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule inherited_owner_after_generate;

namespace {

// The $GENERATE right above the record, blank lines and comments aside.
const Entry* generate_above(const Zone& zone, const Record& record) {
  const auto& entries = zone.documents()[record.document].entries;
  for (std::uint32_t i = record.entry; i-- > 0;) {
    const EntryKind kind = entries[i].kind;
    if (kind == EntryKind::blank || kind == EntryKind::comment) continue;
    return kind == EntryKind::generate ? &entries[i] : nullptr;
  }
  return nullptr;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.has_generated()) return;
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    const Record& record = zone.record(id);
    const Entry* generate = record.owner_inherited ? generate_above(zone, record) : nullptr;
    if (generate == nullptr) continue;
    Finding finding = make_finding(
        inherited_owner_after_generate, blank_owner(zone, record),
        fmt::format("this record belongs to {}, not to what $GENERATE made",
                    quoted(zone.name(record.owner))),
        "write the owner that is meant");
    const SourceId source = zone.documents()[record.document].source;
    finding.labels.push_back({{source, generate->begin, generate->begin + 9}, "passed over"});
    if (auto fix = write_out_owner(zone, id)) finding.fixes.push_back(std::move(*fix));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule inherited_owner_after_generate = {
    .id = "inherited-owner-after-generate",
    .severity = Severity::warning,
    .summary = "owner is left out right behind $GENERATE",
    .authority = "BIND manual, $GENERATE",
    .docs =
        {
            .what = "A record without owner right behind a $GENERATE.",
            .why = "It does not belong to the last name that $GENERATE made, as one may think, but "
                   "to the owner above the directive.",
            .example = "mail IN A 192.0.2.25\n"
                       "$GENERATE 1-3 pc$ A 192.0.2.$\n"
                       "     IN TXT \"belongs to mail\"",
            .instead = "mail IN A 192.0.2.25\n"
                       "     IN TXT \"belongs to mail\"\n"
                       "$GENERATE 1-3 pc$ A 192.0.2.$",
            .fix = "Writes the owner that BIND gives the record: nothing changes there.",
        },
    .check = check,
};

}  // namespace zonemend::rules
