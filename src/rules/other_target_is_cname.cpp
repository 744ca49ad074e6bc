#include "rules/shared/alias_targets.h"

namespace zonemend::rules {

extern const Rule other_target_is_cname;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const RrType type : {RrType::naptr, RrType::afsdb, RrType::rt, RrType::kx, RrType::lp,
                            RrType::svcb, RrType::https}) {
    report_alias_targets(zone, sink, other_target_is_cname, type);
  }
}

}  // namespace

const Rule other_target_is_cname = {
    .id = "other-target-is-cname",
    .severity = Severity::info,
    .summary = "record (NAPTR, AFSDB, RT, KX, LP, SVCB, HTTPS) points at an alias (CNAME)",
    .authority = "RFC 1034 section 3.6.2",
    .docs =
        {
            .what = "A NAPTR, AFSDB, RT, KX, LP, SVCB or HTTPS record whose target owns a CNAME in "
                    "this zone.",
            .why = "It works with most clients, but costs one more step. The standard asks that "
                   "records point at the primary name.",
            .example = "@   IN HTTPS 1 web alpn=h2\n"
                       "web IN CNAME lb.example.net.",
            .instead = "@   IN HTTPS 1 lb.example.net. alpn=h2",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
