#include <fmt/format.h>

#include "rules/shared/authority.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule cname_below_dname;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (zone.records_of(RrType::dname).empty()) return;
  const auto& authority = zone.fact<Authority>();
  for (const RecordId id : zone.records_of(RrType::cname)) {
    const Record& record = zone.record(id);
    if (!authority.is_occluded(record.owner)) continue;
    const Lookup answer = look_up(zone, zone.name(record.owner));
    if (answer.kind != Lookup::Kind::redirected) continue;
    Finding finding = make_finding(
        cname_below_dname, place_of(zone, record),
        fmt::format("the alias {} is never served: {} redirects all names below it (DNAME)",
                    quoted(zone.name(record.owner)), quoted(zone.name(answer.at))),
        "delete the CNAME, or move it out of the redirected part");
    finding.label = "never served";
    add_label(finding, zone, first_at(zone, answer.at, RrType::dname), "DNAME here");
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule cname_below_dname = {
    .id = "cname-below-dname",
    .severity = Severity::error,
    .summary = "alias (CNAME) lies below a DNAME and is never served",
    .authority = "RFC 6672 section 2.4",
    .docs =
        {
            .what = "A CNAME record whose owner is below a name that has a DNAME record.",
            .why = "A DNAME redirects everything below it, so the CNAME is never seen. BIND loads "
                   "such a zone silently; Knot and NSD refuse it.",
            .example = "old     IN DNAME new.example.net.\n"
                       "www.old IN CNAME shop.example.net.",
            .instead = "old     IN DNAME new.example.net.\n"
                       "www     IN CNAME shop.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
