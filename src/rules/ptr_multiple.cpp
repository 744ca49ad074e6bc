#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/generated.h"
#include "rules/shared/records.h"
#include "rules/shared/reverse_names.h"
#include "rules/shared/same_records.h"

namespace zonemend::rules {

extern const Rule ptr_multiple;

namespace {

// One PTR for each target of the owner. Of identical ones another rule speaks.
std::vector<RecordId> distinct_ptrs(const Zone& zone, NameId owner) {
  std::vector<RecordId> ptrs = records_at(zone, owner, RrType::ptr);
  if (ptrs.size() < 2) return ptrs;
  std::vector<RecordId> copies;
  for (const auto& group : identical_records(zone, owner)) {
    copies.insert(copies.end(), group.begin() + 1, group.end());
  }
  std::sort(copies.begin(), copies.end());
  std::erase_if(ptrs, [&copies](RecordId id) {
    return std::binary_search(copies.begin(), copies.end(), id);
  });
  return ptrs;
}

void check(const Zone& zone, FindingSink& sink) {
  OncePerDirective once(zone);
  for (const NameId owner : owners_of(zone, RrType::ptr)) {
    const NameView name = zone.name(owner);
    if (reverse_tree(name) == ReverseTree::none || is_service_name(name)) continue;
    const std::vector<RecordId> ptrs = distinct_ptrs(zone, owner);
    if (ptrs.size() < 2 || !once.passes(zone.record(ptrs[1]))) continue;
    Finding finding =
        make_finding(ptr_multiple, place_of(zone, zone.record(ptrs[1])),
                     fmt::format("{} leads to {} host names (PTR)", quoted(name), ptrs.size()),
                     "keep the one that the host calls itself, as a mail server does in its "
                     "greeting");
    finding.label = "another name here";
    add_label(finding, zone, ptrs[0], "first name here");
    for (std::size_t i = 2; i < ptrs.size(); ++i) add_label(finding, zone, ptrs[i], "and another");
    sink.push_back(std::move(finding));
  }
}

}  // namespace

const Rule ptr_multiple = {
    .id = "ptr-multiple",
    .severity = Severity::info,
    .enabled = false,
    .summary = "address leads to several host names (PTR)",
    .authority = "RFC 2181 section 10.2",
    .docs =
        {
            .what = "An owner in a reverse zone with PTR records to several targets. Owners with "
                    "an underscore, which list services, are left out.",
            .why = "It is allowed, but most programs take one of the names, and not always the "
                   "same one. Mail servers may so reject what they accepted an hour ago. Often the "
                   "second name is that of an earlier host and was forgotten. Off by default, "
                   "since some "
                   "networks do it on purpose.",
            .example = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "5 IN PTR mail.example.com.\n"
                       "5 IN PTR old-mail.example.com.",
            .instead = "; in the zone 2.0.192.in-addr.arpa:\n"
                       "5 IN PTR mail.example.com.",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
