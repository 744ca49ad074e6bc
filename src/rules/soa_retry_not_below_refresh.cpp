#include <fmt/format.h>

#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule soa_retry_not_below_refresh;

namespace {

// Zero is for soa-timer-zero.
void check(const Zone& zone, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa || soa->refresh == 0 || soa->retry < soa->refresh) return;
  const bool equal = soa->retry == soa->refresh;
  Finding finding = make_finding(
      soa_retry_not_below_refresh, soa_place(zone, *soa, SoaField::retry),
      fmt::format("secondary name servers wait {} after a failure (SOA retry: {}){}",
                  equal ? "no less" : "longer", duration_text(soa->retry),
                  fmt::format(" than after a success (refresh: {})", duration_text(soa->refresh))),
      fmt::format("write a part of the refresh time, such as {}", (soa->refresh + 3) / 4));
  if (equal) finding.severity = Severity::info;
  finding.label = "retry time";
  finding.labels = {{soa_place(zone, *soa, SoaField::refresh), "refresh time"}};
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_retry_not_below_refresh = {
    .id = "soa-retry-not-below-refresh",
    .severity = Severity::warning,
    .summary =
        "secondary servers wait longer after a failure (SOA retry) than after a "
        "success (refresh)",
    .authority = "RFC 1912 section 2.2",
    .docs =
        {
            .what = "An SOA record whose retry time (the second of its four times) is not shorter "
                    "than the refresh time (the first). Equal times are only worth a note.",
            .why = "A secondary name server asks for changes after each refresh time. When the "
                   "primary does not answer, it asks again after the retry time. If that is "
                   "longer, a single lost packet leaves the server with old data for longer "
                   "than usual. Usually the two were swapped.",
            .example = "@ IN SOA ns1 hostmaster 7 15m 4h 2w 1h",
            .instead = "@ IN SOA ns1 hostmaster 7 4h 15m 2w 1h",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
