#include <fmt/format.h>

#include "rules/shared/ptr_target.h"
#include "rules/shared/records.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule ptr_target_in_arpa;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const RecordId id : ptrs_with(zone, PtrFault::in_arpa)) {
    const Record& record = zone.record(id);
    const std::string_view written = written_ptr_target(zone, record);
    const bool is_label = !is_absolute(written) && written != "@";
    Finding finding = make_finding(
        ptr_target_in_arpa, target_place(zone, record),
        fmt::format("the target {} is itself a name in a reverse zone, not that of a host",
                    quoted(target_of(zone, record))),
        is_label ? fmt::format("write the whole name of the host, with its domain and a dot at its "
                               "end, such as '{}.example.com.'",
                               written)
                 : "write the name of the host that has the address, with a dot at its end");
    finding.label = "not a host";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule ptr_target_in_arpa = {
    .id = "ptr-target-in-arpa",
    .severity = Severity::warning,
    .summary = "address (PTR) leads to a name in a reverse zone, not to a host",
    .authority = "RFC 1035 section 3.5",
    .docs =
        {
            .what = "A PTR record in a reverse zone whose target lies below in-addr.arpa or "
                    "ip6.arpa, be it written in full or as one label that is completed with the "
                    "zone's name. PTR records of services, at owners with an underscore, may.",
            .why = "A PTR record says which host has an address, and hosts have names in other "
                   "zones. Whoever looks the address up gets a name that means nothing, and mail "
                   "servers distrust it.",
            .example = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "5 IN PTR mail",
            .instead = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "5 IN PTR mail.example.com.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
