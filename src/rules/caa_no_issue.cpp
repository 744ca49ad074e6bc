#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/caa.h"
#include "rules/shared/lookup.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule caa_no_issue;

namespace {

// caa-unknown-tag speaks of tags that may have been meant for `issue`; who restricts certificates
// for mail alone knows what they do.
bool restricts_something_else(const CaaSet& set) {
  return set.has("issuemail") || set.has("issuevmc") || set.has_unknown_tag();
}

void check(const Zone& zone, FindingSink& sink) {
  if (zone.rr_class() != RrClass::in) return;
  for (const NameId owner : owners_of(zone, RrType::caa)) {
    const CaaSet set(zone, owner);
    if (set.has("issue") || restricts_something_else(set) || is_occluded(zone, owner)) continue;
    const bool for_wildcards = set.has("issuewild");
    sink.push_back(make_finding(
        caa_no_issue, place_of(zone, zone.record(set.records().front())),
        fmt::format("any authority may issue certificates for {}{}: its CAA records have no issue",
                    quoted(zone.name(owner)), for_wildcards ? ", other than wildcards" : ""),
        "add 'CAA 0 issue \"DOMAIN OF YOUR AUTHORITY\"' if that is not meant"));
  }
}

}  // namespace

const Rule caa_no_issue = {
    .id = "caa-no-issue",
    .severity = Severity::info,
    .summary = "CAA records do not restrict who may issue certificates",
    .authority = "RFC 8659 section 4.2",
    .docs =
        {
            .what = "A name with CAA records, but none with the tag issue: they only say where "
                    "reports go (iodef), or restrict wildcard certificates alone (issuewild).",
            .why = "Without issue, every certification authority may issue certificates for the "
                   "name and for all names below it. These records also hide those of the names "
                   "above, so a restriction there no longer counts.",
            .example = "@ IN CAA 0 iodef \"mailto:security@example.com\"",
            .instead = "@ IN CAA 0 issue \"letsencrypt.org\"\n"
                       "@ IN CAA 0 iodef \"mailto:security@example.com\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
