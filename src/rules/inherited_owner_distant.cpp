#include <fmt/format.h>

#include "rules/shared/blank_owner.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule inherited_owner_distant;

namespace {

// Lines; about what an editor shows at once.
constexpr std::uint32_t far = 50;

std::uint32_t line_of(const Zone& zone, const Record& record) {
  return zone.sources().position(zone.span(record)).line;
}

// One finding for a block of lines: the first that stands so far below.
void check(const Zone& zone, FindingSink& sink) {
  if (zone.is_signed()) return;   // a program's output, which nobody edits
  const Record* named = nullptr;  // the record whose line names the owner
  bool told = false;
  for (RecordId id = 0; id < zone.records().size(); ++id) {
    const Record& record = zone.record(id);
    if (!record.owner_inherited) {
      named = &record;
      told = false;
      continue;
    }
    const bool comparable = named != nullptr && named->document == record.document &&
                            named->owner == record.owner &&
                            zone.entry(record).kind == EntryKind::record;
    // No two lines are shorter than their line ends: saves asking for the line numbers.
    if (told || !comparable || zone.span(record).begin - zone.span(*named).begin < far) continue;
    const std::uint32_t distance = line_of(zone, record) - line_of(zone, *named);
    if (distance <= far) continue;
    told = true;
    Finding finding =
        make_finding(inherited_owner_distant, place_of(zone, record),
                     fmt::format("the owner of this record, {}, stands {} lines above",
                                 quoted(zone.name(record.owner)), distance),
                     "write the owner here as well");
    finding.label = "no owner on this line";
    finding.labels.push_back({place_of(zone, *named), "owner written here"});
    if (auto fix = write_out_owner(zone, id)) finding.fixes.push_back(std::move(*fix));
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule inherited_owner_distant = {
    .id = "inherited-owner-distant",
    .severity = Severity::info,
    .summary = "owner of a record stands far above it",
    .authority = "practice",
    .docs =
        {
            .what = "A record without an owner of its own, more than 50 lines below the line that "
                    "names its owner.",
            .why = "Nobody sees whose record it is, and a record for another name that is "
                   "inserted in between takes all records below it away from their owner.",
            .example = "@ IN SOA ns1 hostmaster 1 2h 30m 4w 1h\n"
                       "; ... 50 lines with comments ...\n"
                       "  IN MX 10 mail",
            .instead = "@ IN SOA ns1 hostmaster 1 2h 30m 4w 1h\n"
                       "; ... 50 lines with comments ...\n"
                       "@ IN MX 10 mail",
            .fix = "Writes the owner. It is safe: the record stays the same.",
        },
    .check = check,
};

}  // namespace zonemend::rules
