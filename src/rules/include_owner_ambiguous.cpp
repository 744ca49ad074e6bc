#include <fmt/format.h>

#include "rules/shared/blank_owner.h"
#include "rules/shared/records.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule include_owner_ambiguous;

namespace {

enum class Where { elsewhere, first_in_file, behind_include };

Where stands(const Zone& zone, const Record& record, const Record& above) {
  if (above.document != record.document) return Where::first_in_file;
  return zone.includes_between(record.document, above.entry, record.entry) ? Where::behind_include
                                                                           : Where::elsewhere;
}

void check(const Zone& zone, FindingSink& sink) {
  if (zone.documents().size() < 2) return;
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    const Record& record = zone.record(id);
    const RecordId above = record.owner_inherited ? zone.owner_from(id) : no_record;
    if (above == no_record) continue;
    const Where where = stands(zone, record, zone.record(above));
    if (where == Where::elsewhere) continue;
    const std::string owner = quoted(zone.name(record.owner));
    Finding finding = make_finding(
        include_owner_ambiguous, blank_owner(zone, record),
        where == Where::first_in_file
            ? fmt::format("the file's first record has no owner of its own: BIND takes {} from the "
                          "including file",
                          owner)
            : fmt::format("this record has no owner of its own and stands after an $INCLUDE: BIND "
                          "takes {} from above it",
                          owner),
        "other name servers take another owner, or refuse the zone: write the owner");
    add_label(finding, zone, above, "the owner comes from here");
    if (auto fix = write_out_owner(zone, id)) finding.fixes.push_back(std::move(*fix));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule include_owner_ambiguous = {
    .id = "include-owner-ambiguous",
    .severity = Severity::warning,
    .summary = "owner is left out across the border of an included file",
    .authority = "RFC 1035 section 5.1",
    .docs =
        {
            .what = "A record without an owner of its own that is the first one in an included "
                    "file, or the first one after an $INCLUDE.",
            .why = "The standard does not say whose record it is. BIND goes on with the owner "
                   "of the including file, NSD with the last one of the included file, and "
                   "Knot refuses the first kind: one file means different zones.",
            .example = "www IN A 192.0.2.1\n"
                       "$INCLUDE hosts.inc\n"
                       "    IN TXT \"whose?\"",
            .instead = "www IN A 192.0.2.1\n"
                       "$INCLUDE hosts.inc\n"
                       "www IN TXT \"mine\"",
            .fix = "Writes the owner that BIND gives the record: nothing changes there.",
        },
    .check = check,
};

}  // namespace zonemend::rules
