#include <fmt/format.h>

#include "rules/shared/caa.h"
#include "rules/shared/lookup.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule caa_no_issuewild;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (zone.rr_class() != RrClass::in) return;
  for (const NameId owner : owners_of(zone, RrType::caa)) {
    const CaaSet set(zone, owner);
    if (set.has("issuewild") || is_occluded(zone, owner)) continue;
    const auto allowed = set.authorities();
    if (!allowed || allowed->empty()) continue;
    sink.push_back(
        make_finding(caa_no_issuewild, place_of(zone, zone.record(set.records().front())),
                     fmt::format("wildcard certificates for {} may come from the same authorities "
                                 "as all others",
                                 quoted(zone.name(owner))),
                     "add 'CAA 0 issuewild \";\"' to allow no wildcard certificates"));
  }
}

}  // namespace

const Rule caa_no_issuewild = {
    .id = "caa-no-issuewild",
    .severity = Severity::info,
    .enabled = false,
    .summary = "CAA records say nothing about wildcard certificates",
    .authority = "RFC 8659 section 4.3",
    .docs =
        {
            .what = "A name whose CAA records allow an authority (issue), but say nothing about "
                    "wildcard certificates (issuewild).",
            .why = "The authorities under issue may then issue wildcard certificates as well. "
                   "Whoever gets hold of one can pose as any host of the domain; where none are "
                   "used, they can be forbidden. It is a matter of policy, so the rule is off "
                   "unless asked for.",
            .example = "@ IN CAA 0 issue \"letsencrypt.org\"",
            .instead = "@ IN CAA 0 issue \"letsencrypt.org\"\n"
                       "@ IN CAA 0 issuewild \";\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
