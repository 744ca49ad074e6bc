#include "rules/shared/alias_paths.h"
#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule cname_loop;

namespace {

// Circles of one are cname-self's, those through a wildcard wildcard-cname-loop's.
void check(const Zone& zone, FindingSink& sink) {
  const auto& graph = zone.fact<AliasGraph>();
  for (const auto& circle : graph.circles()) {
    const Record& first = zone.record(graph.record(circle.front()));
    if (passes_wildcard(graph, circle)) continue;
    if (circle.size() == 1 && target_of(zone, first) == zone.name(first.owner)) continue;
    sink.push_back(describe_circle(zone, cname_loop, graph, circle));
  }
}

}  // namespace

const Rule cname_loop = {
    .id = "cname-loop",
    .severity = Severity::error,
    .summary = "aliases (CNAME) point at each other in a circle",
    .authority = "RFC 1034 section 5.2.2",
    .docs =
        {
            .what =
                "Two or more CNAME records in the zone that lead back to the first one, directly "
                "or by way of a DNAME.",
            .why = "None of the names can be resolved: resolvers follow the aliases a few "
                   "times and give up with an error. All name servers load such a zone without "
                   "a word.",
            .example = "www  IN CNAME shop\n"
                       "shop IN CNAME www",
            .instead = "www  IN CNAME shop\n"
                       "shop IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
