#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/alias_copies.h"
#include "rules/shared/records.h"
#include "rules/shared/same_records.h"

namespace zonemend::rules {

extern const Rule record_duplicate;

namespace {

bool one_ttl(const Zone& zone, NameId owner, RrType type) {
  const auto records = zone.records_at(owner);
  const std::uint32_t ttl = zone.record(first_at(zone, owner, type)).ttl;
  return std::all_of(records.begin(), records.end(), [&](RecordId id) {
    return zone.record(id).type != type || zone.record(id).ttl == ttl;
  });
}

void report(const Zone& zone, FindingSink& sink, const std::vector<RecordId>& copies) {
  const Record& record = zone.record(copies[1]);
  Finding finding = make_finding(
      record_duplicate, place_of(zone, record),
      fmt::format("{} has the same {} record {} times", quoted(zone.name(record.owner)),
                  rr_type_text(record.type), copies.size()),
      "delete all but one of them");
  finding.label = "the same again";
  add_label(finding, zone, copies[0], "first one here");
  for (std::size_t i = 2; i < copies.size(); ++i) add_label(finding, zone, copies[i], "and again");
  if (one_ttl(zone, record.owner, record.type)) {
    auto fix = keep_one(zone, copies, best_of(zone, copies));
    if (fix) finding.fixes.push_back(std::move(*fix));
  }
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  for (NameId owner = 0; owner < zone.names().size(); ++owner) {
    if (zone.records_at(owner).size() < 2) continue;
    for (const auto& copies : identical_records(zone, owner)) report(zone, sink, copies);
  }
}

}  // namespace

const Rule record_duplicate = {
    .id = "record-duplicate",
    .severity = Severity::warning,
    .summary = "identical record stands in the zone more than once",
    .authority = "RFC 2181 section 5",
    .docs =
        {
            .what =
                "Records with the same owner, type and data. Different spellings of the same data "
                "count as the same. CNAME and SOA have rules of their own.",
            .why = "The servers drop the copies silently, but people do not: whoever changes or "
                   "deletes the record later changes one line, and the old data stays in service.",
            .example = "www IN AAAA 2001:db8::80\n"
                       "www IN AAAA 2001:0db8:0:0::80",
            .instead = "www IN AAAA 2001:db8::80",
            .fix =
                "Deletes all copies but one, and writes out the owner and the TTL that lines "
                "below inherit from them. It is safe when all records of the type at that name "
                "have one TTL, and there is no fix otherwise; it is unsafe where a comment would "
                "be lost.",
        },
    .check = check,
};

}  // namespace zonemend::rules
