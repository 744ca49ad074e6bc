#include <fmt/format.h>

#include "rules/shared/records.h"

namespace zonemend::rules {

extern const Rule rdata_not_checked;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  for (const RrType type : zone.types()) {
    if (!rdata_is_opaque(type) || type == RrType::null) continue;
    const Record& record = zone.record(zone.records_of(type).front());
    sink.push_back(
        make_finding(rdata_not_checked, place_of(zone, record),
                     fmt::format("the data of {} is not checked: its format is not known here",
                                 rr_type_text(type)),
                     "check the zone with the server that will load it"));
  }
}

}  // namespace

const Rule rdata_not_checked = {
    .id = "rdata-not-checked",
    .severity = Severity::info,
    .summary = "data of a type that zonemend does not know is not checked",
    .authority = "RFC 3597 section 5",
    .docs =
        {
            .what = "Records of a type whose grammar zonemend does not know, written as TYPEnnn or "
                    "with \"\\#\". It is said once for each type.",
            .why = "The record was read, but a mistake in its data would not have been noticed. "
                   "Check it with the server that will load it.",
            .example = "x IN TYPE65300 \\# 3 C00002",
            .instead = "x IN TXT \"or use a type that is checked\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
