#include <fmt/format.h>

#include "rules/shared/ptr_target.h"
#include "rules/shared/records.h"
#include "rules/shared/reverse_names.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule ptr_target_is_address;

namespace {

std::string help(const Zone& zone, const Record& record) {
  if (reverse_tree(zone.name(record.owner)) != ReverseTree::none) {
    return "write the name of the host that has the address, with a dot at its end";
  }
  return "to give the host an address, use an A or AAAA record; the PTR record belongs in the "
         "reverse zone, with the address as its owner and the host as its target";
}

void check(const Zone& zone, FindingSink& sink) {
  for (const RecordId id : ptrs_with(zone, PtrFault::address)) {
    const Record& record = zone.record(id);
    Finding finding =
        make_finding(ptr_target_is_address, target_place(zone, record),
                     fmt::format("the target is an IP address, which is read as the name {}",
                                 quoted(target_of(zone, record))),
                     help(zone, record));
    finding.label = "a name is needed here";
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule ptr_target_is_address = {
    .id = "ptr-target-is-address",
    .severity = Severity::error,
    .summary = "target of a PTR record is an IP address",
    .authority = "RFC 1035 section 3.3.12",
    .docs =
        {
            .what = "A PTR record whose target is written as an IPv4 or IPv6 address.",
            .why = "A PTR record leads from an address, which its owner spells backwards, to a "
                   "name. \"192.0.2.6\" is read as a name of four labels, and whoever looks the "
                   "address up gets that. All servers load it silently.",
            .example = "6 IN PTR 192.0.2.6",
            .instead = "6 IN PTR web.example.com.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
