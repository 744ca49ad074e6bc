#include "rules/shared/alias_paths.h"

namespace zonemend::rules {

extern const Rule cname_chain;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_chains(zone, sink, cname_chain, 3, longest_usual_chain);
}

}  // namespace

const Rule cname_chain = {
    .id = "cname-chain",
    .severity = Severity::info,
    .summary = "alias (CNAME) leads through several other aliases",
    .authority = "RFC 1034 section 3.6.2",
    .docs =
        {
            .what = "A CNAME whose target is an alias of a third alias in the zone. One alias in "
                    "between is taken as intended.",
            .why =
                "Resolvers follow every step, each of which costs time and can fail. The standard "
                "asks that aliases point at the primary name.",
            .example = "www IN CNAME web\n"
                       "web IN CNAME lb\n"
                       "lb  IN CNAME pool.example.net.",
            .instead = "www IN CNAME pool.example.net.\n"
                       "web IN CNAME pool.example.net.\n"
                       "lb  IN CNAME pool.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
