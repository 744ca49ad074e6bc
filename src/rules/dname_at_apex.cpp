#include <fmt/format.h>

#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule dname_at_apex;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.has(zone.origin(), RrType::dname)) return;
  const Record& record = zone.record(first_at(zone, zone.origin(), RrType::dname));
  Finding finding =
      make_finding(dname_at_apex, place_of(zone, record),
                   fmt::format("all names below {} are redirected to {}",
                               quoted(zone.origin_name()), quoted(target_of(zone, record))),
                   "nothing to do if the whole zone has moved");
  finding.label = "redirects the whole zone";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule dname_at_apex = {
    .id = "dname-at-apex",
    .severity = Severity::info,
    .summary = "whole zone is redirected (DNAME at the apex)",
    .authority = "RFC 6672 section 2.3",
    .docs =
        {
            .what = "A DNAME record at the name of the zone itself.",
            .why =
                "It is allowed, and redirects all names below the apex, so that no other host can "
                "exist in the zone. The apex itself is not redirected.",
            .example = "@ IN DNAME example.net.",
            .instead = "www IN CNAME www.example.net.   ; when only some names should move",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
