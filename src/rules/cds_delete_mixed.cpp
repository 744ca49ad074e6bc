#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/child_ds.h"
#include "rules/shared/signature_text.h"

namespace zonemend::rules {

extern const Rule cds_delete_mixed;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const std::vector<ChildDs> records = child_ds_records(zone);
  for (const RrType type : {cds_type, cdnskey_type}) {
    const auto find = [&](bool deletes) {
      return std::find_if(records.begin(), records.end(), [&](const ChildDs& record) {
        return record.type == type && record.deletes == deletes;
      });
    };
    const auto deletion = find(true);
    const auto other = find(false);
    if (deletion == records.end() || other == records.end()) continue;
    Finding finding = make_finding(
        cds_delete_mixed, place_of(zone, zone.record(deletion->record)),
        fmt::format("this {} record asks the parent zone to delete all DS records, and others ask "
                    "for new ones",
                    rr_type_text(type)),
        "keep this record alone to give up DNSSEC, or delete it");
    finding.label = "asks for deletion";
    add_label(finding, zone, other->record, "asks for a DS record");
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule cds_delete_mixed = {
    .id = "cds-delete-mixed",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "CDS or CDNSKEY records both delete and set",
    .authority = "RFC 8078 section 4",
    .docs =
        {
            .what = "The CDS record '0 0 0 00', or the CDNSKEY record '0 3 0 AA==', beside others "
                    "of the same type.",
            .why = "The record asks the parent zone to delete all DS records of this one, and must "
                   "stand alone for that. The parent does nothing when there are others, and BIND "
                   "refuses to load the zone.",
            .example = "@ CDS 0 0 0 00\n"
                       "@ CDS 2371 13 2 D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E44"
                       "69DA50A",
            .instead = "@ CDS 0 0 0 00",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
