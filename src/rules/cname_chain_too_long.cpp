#include "rules/shared/alias_paths.h"

namespace zonemend::rules {

extern const Rule cname_chain_too_long;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_chains(zone, sink, cname_chain_too_long, longest_usual_chain + 1, AliasGraph::none);
}

}  // namespace

const Rule cname_chain_too_long = {
    .id = "cname-chain-too-long",
    .severity = Severity::warning,
    .summary = "chain of aliases (CNAME) is longer than resolvers follow",
    .authority = "practice",
    .docs =
        {
            .what = "A chain of eight or more CNAME records within the zone.",
            .why =
                "Resolvers stop after a number of steps: Unbound after 8 in older versions and 11 "
                "in newer ones, BIND after 11. For their users the name does not resolve, while "
                "it works for others.",
            .example = "a IN CNAME b\n"
                       "b IN CNAME c\n"
                       "c IN CNAME d\n"
                       "d IN CNAME e\n"
                       "e IN CNAME f\n"
                       "f IN CNAME g\n"
                       "g IN CNAME h\n"
                       "h IN CNAME i\n"
                       "i IN A 192.0.2.80",
            .instead = "a IN CNAME i\n"
                       "b IN CNAME i\n"
                       "c IN CNAME i\n"
                       "d IN CNAME i\n"
                       "e IN CNAME i\n"
                       "f IN CNAME i\n"
                       "g IN CNAME i\n"
                       "h IN CNAME i\n"
                       "i IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
