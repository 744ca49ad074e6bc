#include <fmt/format.h>

#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule dname_multiple;

namespace {

bool all_equal(const Zone& zone, const std::vector<RecordId>& records) {
  for (const RecordId id : records) {
    if (!rdata_equal(RrType::dname, zone.rdata(id), zone.rdata(records.front()))) return false;
  }
  return true;
}

void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : owners_of(zone, RrType::dname)) {
    const auto dnames = records_at(zone, owner, RrType::dname);
    if (all_equal(zone, dnames)) continue;  // record-duplicate, if anything
    Finding finding = make_finding(
        dname_multiple, place_of(zone, zone.record(dnames.back())),
        fmt::format("{} has {} DNAME records", quoted(zone.name(owner)), dnames.size()),
        "keep the one that is right and delete the others");
    for (const RecordId id : dnames) {
      const auto text =
          fmt::format("redirects to {} here", quoted(target_of(zone, zone.record(id))));
      if (id == dnames.back()) {
        finding.label = text;
      } else {
        add_label(finding, zone, id, text);
      }
    }
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule dname_multiple = {
    .id = "dname-multiple",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "one name has several different DNAME records",
    .authority = "RFC 6672 section 2.4",
    .docs =
        {
            .what = "DNAME records with one owner and different targets.",
            .why = "A part of the zone can be redirected to one place only. BIND, Knot and NSD "
                   "refuse the whole zone.",
            .example = "old IN DNAME new.example.net.\n"
                       "old IN DNAME new.example.org.",
            .instead = "old IN DNAME new.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
