#include <fmt/format.h>

#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule apex_no_address;

namespace {

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete()) return;
  const auto soa = published_soa(zone);
  if (!soa) return;
  for (const RrType type : {RrType::a, RrType::aaaa, RrType::cname}) {
    if (zone.has(zone.origin(), type)) return;
  }
  Finding finding =
      make_finding(apex_no_address, place_of(zone, *soa->record),
                   fmt::format("the zone's own name {} has no address", quoted(zone.origin_name())),
                   "add A and AAAA records with the addresses of the web server");
  finding.label = "no A or AAAA record beside it";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule apex_no_address = {
    .id = "apex-no-address",
    .severity = Severity::info,
    .enabled = false,
    .summary = "zone's own name has no address",
    .authority = "practice",
    .docs =
        {
            .what = "A zone without A and AAAA records at its own name.",
            .why = "Whoever types the domain without \"www\" finds no web site. Many zones are for "
                   "mail, for infrastructure or for reverse names and need none, so this rule is "
                   "off unless selected.",
            .example = "www IN A 192.0.2.80",
            .instead = "@   IN A 192.0.2.80\n"
                       "www IN A 192.0.2.80",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
