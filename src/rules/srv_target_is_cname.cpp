#include "rules/shared/alias_targets.h"

namespace zonemend::rules {

extern const Rule srv_target_is_cname;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_alias_targets(zone, sink, srv_target_is_cname, RrType::srv);
}

}  // namespace

const Rule srv_target_is_cname = {
    .id = "srv-target-is-cname",
    .severity = Severity::warning,
    .summary = "service host (SRV) is an alias (CNAME)",
    .authority = "RFC 2782",
    .docs =
        {
            .what = "An SRV record whose target owns a CNAME in this zone.",
            .why =
                "The standard forbids it, and some clients do not follow the alias. BIND calls it "
                "illegal, but loads the zone.",
            .example = "_sip._udp IN SRV 0 5 5060 sip\n"
                       "sip       IN CNAME voice.example.net.",
            .instead = "_sip._udp IN SRV 0 5 5060 voice.example.net.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
