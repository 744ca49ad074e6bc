#include <fmt/format.h>

#include "rules/shared/record_places.h"
#include "rules/shared/served_records.h"
#include "rules/shared/svcb_records.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule svcb_alias_with_params;

namespace {

constexpr std::size_t first_param = 2;

void check_type(const Zone& zone, FindingSink& sink, RrType type) {
  for_served(zone, type, [&](const Record& record) {
    const SvcbRecord binding(zone, record);
    if (!binding.is_alias() || !binding.has_params()) return;
    Finding finding = make_finding(
        svcb_alias_with_params, fields_place(zone, record, first_param),
        fmt::format("clients ignore these parameters: with the priority 0, the {} record is an "
                    "alias",
                    rr_type_text(type)),
        "write a priority of 1 or more if the parameters count, or delete them if an alias is "
        "meant");
    finding.label = "ignored";
    sink.push_back(std::move(finding));
  });
}

void check(const Zone& zone, FindingSink& sink) {
  for (const RrType type : svcb_types) check_type(zone, sink, type);
}

}  // namespace

const Rule svcb_alias_with_params = {
    .id = "svcb-alias-with-params",
    .severity = Severity::warning,
    .summary = "HTTPS or SVCB record with priority 0 has parameters",
    .authority = "RFC 9460 section 2.4.2",
    .docs =
        {
            .what = "An HTTPS or SVCB record with the priority 0 (AliasMode) and with parameters "
                    "such as alpn or an address hint.",
            .why = "The priority 0 makes the record an alias: clients go on to the target and "
                   "ignore everything else in it. Whoever meant to announce HTTP/3 or an address "
                   "has not done so.",
            .example = "@ IN HTTPS 0 . alpn=h2,h3",
            .instead = "@ IN HTTPS 1 . alpn=h2,h3",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
