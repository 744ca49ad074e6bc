#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "rules/shared/alias_copies.h"
#include "rules/shared/records.h"
#include "rules/shared/same_records.h"

namespace zonemend::rules {

extern const Rule record_duplicate;

namespace {

// The types of an owner whose records have different TTLs; sorted.
std::vector<RrType> types_with_ttls(const Zone& zone, NameId owner) {
  const auto records = zone.records_at(owner);
  const auto ttl = [&zone](RecordId id) { return zone.record(id).ttl; };
  const auto one_ttl = [&](RecordId id) { return ttl(id) == ttl(records.front()); };
  if (std::all_of(records.begin(), records.end(), one_ttl)) return {};
  std::map<RrType, std::uint32_t> first;
  std::vector<RrType> types;
  for (const RecordId id : records) {
    const RrType type = zone.record(id).type;
    if (first.try_emplace(type, ttl(id)).first->second != ttl(id)) types.push_back(type);
  }
  std::sort(types.begin(), types.end());
  return types;
}

void report(const Zone& zone, FindingSink& sink, const std::vector<RecordId>& copies,
            bool one_ttl) {
  const Record& record = zone.record(copies[1]);
  Finding finding = make_finding(
      record_duplicate, place_of(zone, record),
      fmt::format("{} has the same {} record {} times", quoted(zone.name(record.owner)),
                  rr_type_text(record.type), copies.size()),
      "delete all but one of them");
  finding.label = "the same again";
  add_label(finding, zone, copies[0], "first one here");
  for (std::size_t i = 2; i < copies.size(); ++i) add_label(finding, zone, copies[i], "and again");
  if (one_ttl) {
    auto fix = keep_one(zone, copies, best_of(zone, copies));
    if (fix) finding.fixes.push_back(std::move(*fix));
  }
  sink.push_back(std::move(finding));
}

void check(const Zone& zone, FindingSink& sink) {
  for (NameId owner = 0; owner < zone.names().size(); ++owner) {
    if (zone.records_at(owner).size() < 2) continue;
    const auto groups = identical_records(zone, owner);
    if (groups.empty()) continue;
    const std::vector<RrType> mixed = types_with_ttls(zone, owner);
    for (const auto& copies : groups) {
      const RrType type = zone.record(copies.front()).type;
      report(zone, sink, copies, !std::binary_search(mixed.begin(), mixed.end(), type));
    }
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
