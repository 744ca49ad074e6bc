#include <fmt/format.h>

#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule dname_and_ns;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const NameId owner : owners_of(zone, RrType::dname)) {
    if (owner == zone.origin() || !zone.has(owner, RrType::ns)) continue;
    Finding finding = make_finding(
        dname_and_ns, place_of(zone, zone.record(first_at(zone, owner, RrType::dname))),
        fmt::format("{} is redirected (DNAME) and also delegated (NS)", quoted(zone.name(owner))),
        "delete the DNAME, or delete the NS records");
    finding.label = "DNAME here";
    for (const RecordId id : records_at(zone, owner, RrType::ns)) {
      add_label(finding, zone, id, "NS here");
    }
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule dname_and_ns = {
    .id = "dname-and-ns",
    .severity = Severity::error,
    .summary = "name is redirected (DNAME) and delegated (NS) at once",
    .authority = "RFC 6672 section 2.3",
    .docs =
        {
            .what = "DNAME and NS records at one name below the apex.",
            .why =
                "Everything below the name is either redirected by this zone or answered by other "
                "servers, not both. Which of the two a resolver sees depends on the server: BIND "
                "and NSD load the zone, Knot refuses it.",
            .example = "blog IN DNAME blogs.example.net.\n"
                       "blog IN NS ns1.example.net.",
            .instead = "blog IN DNAME blogs.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
