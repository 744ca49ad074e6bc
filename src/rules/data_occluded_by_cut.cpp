#include <fmt/format.h>

#include "rules/shared/occluded.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule data_occluded_by_cut;

namespace {

Finding describe(const Zone& zone, const Occluded& occluded) {
  const std::string cut = quoted(zone.name(occluded.cut));
  const std::size_t count = occluded.records.size();
  const NameView owner = zone.name(zone.record(occluded.records.front()).owner);
  const std::string where =
      occluded.names == 1
          ? fmt::format("at {} ", quoted(owner))
          : fmt::format("at {} and {} ", quoted(owner), count_of(occluded.names - 1, "more name"));
  return describe_occluded(
      zone, data_occluded_by_cut, occluded,
      fmt::format("{} {}({}) {} never served: {} is delegated to other name servers",
                  count_of(count, "record"), where, type_list(zone, occluded.records),
                  count == 1 ? "is" : "are", cut),
      fmt::format("put {} in the zone file of {}, or delete the delegation",
                  count == 1 ? "it" : "them", cut));
}

void check(const Zone& zone, FindingSink& sink) {
  for (const Occluded& occluded : zone.fact<OccludedByCuts>().others) {
    sink.push_back(describe(zone, occluded));
  }
}

}  // namespace

const Rule data_occluded_by_cut = {
    .id = "data-occluded-by-cut",
    .severity = Severity::warning,
    .summary = "records lie in a delegated part and are never served",
    .authority = "RFC 1034 section 4.2.1",
    .docs =
        {
            .what = "Records at or below a name that is delegated with NS records, other than the "
                    "addresses of name servers (glue) and the DS records of the delegation. One "
                    "finding for each delegation. CNAME, NS and lone addresses have the rules "
                    "cname-below-zone-cut, delegation-below-cut and glue-orphan.",
            .why = "The servers of the delegated zone answer for that name and everything below "
                   "it. The records here load without a word and have no effect: mail for the "
                   "name goes where the delegated zone says.",
            .example = "blog IN NS ns1.example.net.\n"
                       "blog IN MX 10 mail",
            .instead = "; in the zone blog.example.com:\n"
                       "@ IN MX 10 mail.example.com.",
            .fix = "Deletes the records. It is unsafe: nothing served is lost, but the data "
                   "may belong in the delegated zone.",
        },
    .check = check,
};

}  // namespace zonemend::rules
