#include <fmt/format.h>

#include "rules/shared/occluded.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule glue_orphan;

namespace {

Finding describe(const Zone& zone, const Occluded& occluded) {
  const NameView owner = zone.name(zone.record(occluded.records.front()).owner);
  const std::string cut = quoted(zone.name(occluded.cut));
  const bool one = occluded.names == 1;
  const std::string more =
      one ? "" : fmt::format(" and {}", count_of(occluded.names - 1, "more name"));
  return describe_occluded(
      zone, glue_orphan, occluded,
      fmt::format("the {} of {}{} never served: {} is delegated to other name servers",
                  one ? "address" : "addresses", quoted(owner), more + (one ? " is" : " are"), cut),
      fmt::format("put it in the zone file of {}, or delete it; only addresses of name servers "
                  "that an NS record points at belong here (glue)",
                  cut));
}

void check(const Zone& zone, FindingSink& sink) {
  for (const Occluded& occluded : zone.fact<OccludedByCuts>().addresses) {
    sink.push_back(describe(zone, occluded));
  }
}

}  // namespace

const Rule glue_orphan = {
    .id = "glue-orphan",
    .severity = Severity::warning,
    .summary = "address lies in a delegated part, and no name server record (NS) needs it",
    .authority = "RFC 1034 section 4.2.1",
    .docs =
        {
            .what = "A or AAAA records at or below a delegated name, at a name that has nothing "
                    "else and that no NS record of the zone points at. One finding for each "
                    "delegation. Names with other records have the rule data-occluded-by-cut.",
            .why = "Below a delegation a zone hands out the addresses of name servers alone, so "
                   "that resolvers find them (glue). All other addresses there are never served: "
                   "the delegated zone decides. They are left over from name servers that changed, "
                   "or from the time before the delegation, and whoever edits them wonders why "
                   "nothing happens.",
            .example = "blog     IN NS ns1.example.net.\n"
                       "www.blog IN A  192.0.2.80",
            .instead = "; in the zone blog.example.com:\n"
                       "www IN A 192.0.2.80",
            .fix = "Deletes the addresses. It is unsafe: nothing served is lost, but the data "
                   "may belong in the delegated zone.",
        },
    .check = check,
};

}  // namespace zonemend::rules
