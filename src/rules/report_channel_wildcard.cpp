#include <fmt/format.h>

#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule report_channel_wildcard;

namespace {

bool has_wildcard(const Zone& zone) {
  const auto report = Name::prepend("_er", zone.origin_name());
  const auto wildcard = report ? Name::prepend("*", *report) : std::nullopt;
  if (!wildcard) return true;
  const NameId id = zone.names().find(*wildcard);
  return id != no_name && zone.has(id, RrType::txt);
}

void check(const Zone& zone, FindingSink& sink) {
  if (!zone.complete() || has_wildcard(zone)) return;
  const auto soa = soa_of(zone);
  if (!soa) return;
  Finding finding =
      make_finding(report_channel_wildcard, place_of(zone, *soa->record),
                   fmt::format("the zone has no TXT record at '*._er.{}' to answer error reports",
                               zone.origin_name().text()),
                   "add such as '*._er IN TXT \"report received\"'");
  finding.label = "the zone that receives reports";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule report_channel_wildcard = {
    .id = "report-channel-wildcard",
    .severity = Severity::info,
    .enabled = false,
    .summary = "zone for DNS error reports has no wildcard TXT record",
    .authority = "RFC 9567",
    .docs =
        {
            .what = "A zone without a TXT record at \"*._er\" below its name. Select the rule only "
                    "for a zone that receives the error reports of resolvers (an agent domain).",
            .why =
                "Resolvers report an error by asking for a TXT record below \"_er\" in that zone. "
                "A wildcard that answers lets them keep the answer, so that they do not report "
                "the same error again and again. No zone tells by itself that it is one for "
                "reports, so this rule is off unless selected.",
            .example = "@ IN SOA ns1 hostmaster 7 2h 1h 2w 1h",
            .instead = "@     IN SOA ns1 hostmaster 7 2h 1h 2w 1h\n"
                       "*._er IN TXT \"report received\"",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
