#include <fmt/format.h>

#include "rules/shared/authority.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule cname_below_zone_cut;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  const auto& authority = zone.fact<Authority>();
  if (authority.is_whole()) return;
  for (const RecordId id : zone.records_of(RrType::cname)) {
    const Record& record = zone.record(id);
    if (!authority.is_occluded(record.owner)) continue;
    const Lookup answer = look_up(zone, zone.name(record.owner));
    if (answer.kind != Lookup::Kind::delegated || answer.at == record.owner) continue;
    Finding finding = make_finding(
        cname_below_zone_cut, place_of(zone, record),
        fmt::format("the alias {} is never served: {} is delegated to other name servers",
                    quoted(zone.name(record.owner)), quoted(zone.name(answer.at))),
        fmt::format("put it in the zone file of {}", quoted(zone.name(answer.at))));
    finding.label = "never served";
    add_label(finding, zone, first_at(zone, answer.at, RrType::ns), "delegated here");
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule cname_below_zone_cut = {
    .id = "cname-below-zone-cut",
    .severity = Severity::warning,
    .summary = "alias (CNAME) lies in a delegated part and is never served",
    .authority = "RFC 1034 section 4.2.1",
    .docs =
        {
            .what = "A CNAME record whose owner is below a name that is delegated with NS records.",
            .why =
                "The servers of the delegated zone answer for everything below the cut. The CNAME "
                "here loads without a word and has no effect.",
            .example = "blog     IN NS ns1.example.net.\n"
                       "www.blog IN CNAME shop.example.net.",
            .instead = "; in the zone blog.example.com:\n"
                       "www IN CNAME shop.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
