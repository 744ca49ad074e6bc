#include <fmt/format.h>

#include "rules/shared/delegations.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule glue_missing;

namespace {

Finding describe(const Zone& zone, const Record& record, bool reachable) {
  const NameView target = target_of(zone, record);
  Finding finding = make_finding(
      glue_missing, target_place(zone, record),
      fmt::format(
          "the name server {} of {} has no address here (glue), and nobody but it could tell",
          quoted(target), quoted(zone.name(record.owner))),
      fmt::format("add an A or AAAA record for {} to this zone, the same as in the zone of {}",
                  quoted(target), quoted(zone.name(record.owner))));
  if (reachable) finding.severity = Severity::warning;
  finding.label = "no A or AAAA record";
  return finding;
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  const auto missing = ns_by_target(zone, NameServer::Kind::no_glue);
  if (missing.empty()) return;
  const auto reachable = reachable_delegations(zone);
  for (const auto& records : missing) {
    const Record& record = zone.record(records.front());
    sink.push_back(describe(zone, record, reachable[record.owner]));
  }
}

}  // namespace

const Rule glue_missing = {
    .id = "glue-missing",
    .severity = Severity::error,
    .summary = "name server below its own delegation has no address (glue)",
    .authority = "RFC 9471 section 2.1",
    .docs =
        {
            .what = "An NS record of a delegation whose target lies at or below the delegated "
                    "name, while this zone has no A or AAAA record for it. It is an error when no "
                    "other name server of the delegation can be found either, otherwise a warning.",
            .why = "To ask the delegated zone, a resolver needs the address of its name "
                   "server, and only that name server itself could tell it. So the zone above "
                   "must have the address too: it is called glue. Without it the whole "
                   "delegated zone cannot be reached, or only through its other name servers. "
                   "BIND complains, but loads the zone; Knot's checker refuses it; NSD says "
                   "nothing.",
            .example = "blog     IN NS ns1.blog",
            .instead = "blog     IN NS ns1.blog\n"
                       "ns1.blog IN A  192.0.2.53",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
