#include <fmt/format.h>

#include "rules/shared/served_records.h"
#include "rules/shared/svcb_records.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule svcb_alias_self;

namespace {

void check_type(const Zone& zone, FindingSink& sink, RrType type) {
  for_served(zone, type, [&](const Record& record) {
    const SvcbRecord binding(zone, record);
    if (!binding.is_alias() || !(binding.target() == zone.name(record.owner))) return;
    Finding finding = make_finding(
        svcb_alias_self, target_place(zone, record),
        fmt::format("{} is an alias of itself ({} with priority 0)",
                    quoted(zone.name(record.owner)), rr_type_text(type)),
        "name another host, or write a priority of 1 and '.' if the host itself is meant");
    finding.label = "the name itself";
    sink.push_back(std::move(finding));
  });
}

void check(const Zone& zone, FindingSink& sink) {
  for (const RrType type : svcb_types) check_type(zone, sink, type);
}

}  // namespace

const Rule svcb_alias_self = {
    .id = "svcb-alias-self",
    .severity = Severity::error,
    .summary = "HTTPS or SVCB alias (priority 0) points at its own name",
    .authority = "RFC 9460 section 2.4.2",
    .docs =
        {
            .what = "An HTTPS or SVCB record with the priority 0 (AliasMode) whose target is the "
                    "name that it stands at.",
            .why = "A client that follows the alias goes in a circle until it gives up, so the "
                   "record announces nothing and costs every visitor time. The standard forbids "
                   "it; BIND loads it without a word.",
            .example = "@ IN HTTPS 0 @",
            .instead = "@ IN HTTPS 1 . alpn=h2",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
