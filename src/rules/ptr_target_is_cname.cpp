#include "rules/shared/alias_targets.h"

namespace zonemend::rules {

extern const Rule ptr_target_is_cname;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  report_alias_targets(zone, sink, ptr_target_is_cname, RrType::ptr);
}

}  // namespace

const Rule ptr_target_is_cname = {
    .id = "ptr-target-is-cname",
    .severity = Severity::info,
    .summary = "target of a PTR record is an alias (CNAME)",
    .authority = "RFC 2181 section 10.2",
    .docs =
        {
            .what = "A PTR record whose target owns a CNAME in this zone.",
            .why = "A PTR record names the host itself, not one of its aliases. Programs that "
                   "compare the name with the one that the address should have find another one.",
            .example = "_http._tcp      IN PTR shop._http._tcp\n"
                       "shop._http._tcp IN CNAME store._http._tcp",
            .instead = "_http._tcp IN PTR store._http._tcp",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
