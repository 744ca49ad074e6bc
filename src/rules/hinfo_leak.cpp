#include <fmt/format.h>

#include "dns/rdata_wire.h"
#include "rules/shared/records.h"
#include "rules/shared/served_records.h"
#include "zonemend/rule.h"

namespace zonemend::rules {

extern const Rule hinfo_leak;

namespace {

constexpr RrType hinfo{13};

// What servers answer to queries for everything (RFC 8482 section 4.2).
bool is_placeholder(std::string_view rdata) { return rdata.substr(1, get8(rdata, 0)) == "RFC8482"; }

void check(const Zone& zone, FindingSink& sink) {
  for_served(zone, hinfo, [&](const Record& record) {
    if (is_placeholder(zone.rdata(record))) return;
    sink.push_back(
        make_finding(hinfo_leak, place_of(zone, record),
                     fmt::format("everybody can read which machine and system {} is (HINFO)",
                                 quoted(zone.name(record.owner))),
                     "delete the record, unless the zone is for your own network only"));
  });
}

}  // namespace

const Rule hinfo_leak = {
    .id = "hinfo-leak",
    .severity = Severity::info,
    .enabled = false,
    .summary = "record tells the machine and system of a host (HINFO)",
    .authority = "RFC 1912 section 2.8",
    .docs =
        {
            .what = "An HINFO record, except the one (RFC8482) that servers give as an answer "
                    "to queries for ANY.",
            .why = "No program needs it, and it tells an attacker what to try. In a zone for one's "
                   "own network it may be welcome, so the rule is off unless asked for.",
            .example = "db1 IN HINFO \"x86_64\" \"Debian 9\"",
            .instead = "db1 IN A 192.0.2.33",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
