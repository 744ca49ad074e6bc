#include <fmt/format.h>

#include "rules/shared/ptr_target.h"
#include "rules/shared/records.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule ptr_target_not_hostname;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const RecordId id : ptrs_with(zone, PtrFault::not_hostname)) {
    const Record& record = zone.record(id);
    Finding finding = make_finding(
        ptr_target_not_hostname, target_place(zone, record),
        fmt::format("the target {} is not a host name (check-names)",
                    quoted(target_of(zone, record))),
        "write only letters, digits and hyphens; no label may begin or end in a hyphen");
    finding.label = "not a host name";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule ptr_target_not_hostname = {
    .id = "ptr-target-not-hostname",
    .severity = Severity::error,
    .summary = "address (PTR) leads to what is not a host name",
    .authority = "RFC 1123 section 2.1",
    .docs =
        {
            .what = "A PTR record in a reverse zone whose target has an underscore, a space or "
                    "other characters that no host name has, or a label that begins or ends in a "
                    "hyphen. The lists of domains at \"b._dns-sd._udp\" and its kin may point at "
                    "what they like.",
            .why = "BIND refuses to load such a zone as a primary, unless \"check-names\" is set "
                   "otherwise; named-checkzone only warns. The programs that look up names of "
                   "addresses mostly discard what is not a host name.",
            .example = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "5 IN PTR web_5.example.com.",
            .instead = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "5 IN PTR web-5.example.com.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
