#include <fmt/format.h>

#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule soa_retry_out_of_range;

namespace {

// Zero is for soa-timer-zero, a time not shorter than refresh for soa-retry-not-below-refresh.
void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa || soa->retry == 0 || soa->retry >= soa->refresh) return;
  const bool too_short = soa->retry < context.number(soa_retry_out_of_range, "least");
  const bool too_long = soa->retry > context.number(soa_retry_out_of_range, "most");
  if (!too_short && !too_long) return;
  Finding finding = make_finding(
      soa_retry_out_of_range, soa_place(zone, *soa, SoaField::retry),
      fmt::format("a secondary name server that does not reach the primary asks again {} {} (SOA "
                  "retry)",
                  too_short ? "every" : "only after", duration_text(soa->retry)),
      too_short ? "write 300 (5 minutes) or more" : "write 3600 (an hour) or less");
  finding.label = "retry time";
  sink.push_back(std::move(finding));
}

constexpr RuleOption options[] = {
    {.name = "least", .what = "the shortest good retry time, in seconds", .fallback = 120},
    {.name = "most", .what = "the longest good retry time, in seconds", .fallback = 86400}};

}  // namespace

const Rule soa_retry_out_of_range = {
    .id = "soa-retry-out-of-range",
    .severity = Severity::info,
    .summary =
        "secondary servers try again very soon or very late after a failure (SOA "
        "retry)",
    .authority = "RFC 1912 section 2.2",
    .docs =
        {
            .what = "An SOA record whose retry time (the second of its four times) is shorter than "
                    "2 minutes or longer than a day.",
            .why = "After that time a secondary name server that could not reach the primary tries "
                   "again. A very short time burdens a primary that is in trouble already; BIND "
                   "waits for 500 seconds at least, whatever is written. With a very long one, "
                   "old answers are given long after the primary is back.",
            .example = "@ IN SOA ns1 hostmaster 7 2h 10 2w 1h",
            .instead = "@ IN SOA ns1 hostmaster 7 2h 30m 2w 1h",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
