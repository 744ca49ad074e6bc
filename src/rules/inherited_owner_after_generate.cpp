#include <fmt/format.h>

#include "rules/shared/blank_owner.h"
#include "rules/shared/entry_text.h"
#include "rules/shared/records.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule inherited_owner_after_generate;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.has_generated()) return;
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    const Record& record = zone.record(id);
    const Entry* above = record.owner_inherited ? entry_above(zone, record) : nullptr;
    if (above == nullptr || above->kind != EntryKind::generate) continue;
    Finding finding =
        make_finding(inherited_owner_after_generate, blank_owner(zone, record),
                     fmt::format("this record belongs to {}, not to what $GENERATE made",
                                 quoted(zone.name(record.owner))),
                     "write the owner that is meant");
    const SourceId source = zone.documents()[record.document].source;
    finding.labels.push_back({{source, above->begin, above->begin + 9}, "passed over"});
    if (auto fix = write_out_owner(zone, id)) finding.fixes.push_back(std::move(*fix));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule inherited_owner_after_generate = {
    .id = "inherited-owner-after-generate",
    .severity = Severity::warning,
    .summary = "owner is left out right after $GENERATE",
    .authority = "BIND manual, $GENERATE",
    .docs =
        {
            .what = "A record without an owner of its own right after a $GENERATE.",
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
