#include "rules/shared/alias_paths.h"

namespace zonemend::rules {

extern const Rule wildcard_cname_loop;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;  // the missing name may be there
  const auto& graph = zone.fact<AliasGraph>();
  for (const auto& circle : graph.circles()) {
    if (passes_wildcard(graph, circle)) {
      sink.push_back(describe_circle(zone, wildcard_cname_loop, graph, circle));
    }
  }
}

}  // namespace

const Rule wildcard_cname_loop = {
    .id = "wildcard-cname-loop",
    .severity = Severity::error,
    .summary = "wildcard alias leads back to itself",
    .authority = "RFC 4592 section 4.3",
    .docs =
        {
            .what = "A wildcard CNAME whose target does not exist and so is answered by the same "
                    "wildcard, or a circle of aliases with such a step in it.",
            .why =
                "Every name under the wildcard becomes impossible to resolve. All servers load "
                "such a zone silently. Often the host that the target names was deleted, or never "
                "entered.",
            .example = "*.apps IN CNAME lb.apps",
            .instead = "*.apps IN CNAME lb.apps\n"
                       "lb.apps IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
