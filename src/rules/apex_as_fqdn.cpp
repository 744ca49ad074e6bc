#include "rules/shared/records.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

extern const Rule apex_as_fqdn;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const RecordId id : zone.records_at(zone.origin())) {
    const Record& record = zone.record(id);
    if (record.owner_inherited || zone.entry(record).kind != EntryKind::record) continue;
    if (!(zone.origin_at(record.document, record.entry) == zone.origin_name())) continue;
    const Span owner = record_text(zone, record).owner;
    const std::string_view written = zone.sources().text(owner);
    if (!is_absolute(written)) continue;
    Finding finding =
        make_finding(apex_as_fqdn, owner, "the zone's own name is written out", "write '@'");
    // BIND answers in the letter case of the file.
    const Safety safety =
        written == ascii::in_small_letters(written) ? Safety::safe : Safety::unsafe;
    finding.fixes.push_back({"write '@'", safety, {{owner, "@"}}});
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule apex_as_fqdn = {
    .id = "apex-as-fqdn",
    .severity = Severity::info,
    .enabled = false,
    .summary = "zone's own name is written out instead of '@'",
    .authority = "practice",
    .docs =
        {
            .what = "A record whose owner is the zone's full name where '@' means the same. Not "
                    "part of the default rules.",
            .why = "A file that says '@' can be used for another zone, or under a new name, "
                   "without changes.",
            .example = "example.com. IN MX 10 mail",
            .instead = "@ IN MX 10 mail",
            .fix = "Writes '@'. It is safe, because the record stays the same; where the name is "
                   "written with capitals it is unsafe, because BIND answers in the letter case of "
                   "the file.",
        },
    .check = check,
};

}  // namespace zonemend::rules
