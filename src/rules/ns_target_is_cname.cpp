#include "rules/shared/alias_targets.h"

namespace zonemend::rules {

extern const Rule ns_target_is_cname;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_alias_targets(zone, sink, ns_target_is_cname, RrType::ns);
}

}  // namespace

const Rule ns_target_is_cname = {
    .id = "ns-target-is-cname",
    .severity = Severity::error,
    .effect = Effect::refused,
    .summary = "name server (NS) is an alias (CNAME)",
    .authority = "RFC 2181 section 10.3",
    .docs =
        {
            .what = "An NS record whose target owns a CNAME in this zone.",
            .why = "A name server must be named by a name that has addresses. For the name servers "
                   "of the zone itself it is an error: BIND refuses the zone. For those of a "
                   "delegation it is a warning: BIND calls it illegal but loads the zone, and many "
                   "resolvers then cannot reach the delegated zone.",
            .example = "@   IN NS ns1\n"
                       "ns1 IN CNAME dns.example.net.",
            .instead = "@   IN NS dns.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
