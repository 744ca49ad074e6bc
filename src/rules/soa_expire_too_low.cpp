#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule soa_expire_too_low;

namespace {

constexpr std::uint64_t two_weeks = 1209600;

// Zero is for soa-timer-zero.
void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa || soa->expire == 0) return;
  const std::uint64_t round = std::uint64_t{soa->refresh} + soa->retry;
  const bool before_retry = soa->expire < round;
  if (!before_retry && soa->expire >= context.number(soa_expire_too_low, "least")) return;
  std::string message = fmt::format(
      "secondary name servers give the zone up after {} without the primary (SOA expire)",
      duration_text(soa->expire));
  if (before_retry) message += ", before they have tried to reach it twice";
  Finding finding =
      make_finding(soa_expire_too_low, soa_place(zone, *soa, SoaField::expire), std::move(message),
                   fmt::format("write at least {0} ({1})", std::max(two_weeks, round * 2),
                               duration_text(std::max(two_weeks, round * 2))));
  finding.label = "expire time";
  if (before_retry) {
    finding.labels = {{soa_place(zone, *soa, SoaField::refresh), "refresh time"},
                      {soa_place(zone, *soa, SoaField::retry), "retry time"}};
  }
  sink.push_back(std::move(finding));
}

constexpr RuleOption options[] = {
    {.name = "least", .what = "the shortest good expire time, in seconds", .fallback = 259200}};

}  // namespace

const Rule soa_expire_too_low = {
    .id = "soa-expire-too-low",
    .severity = Severity::warning,
    .summary = "secondary servers give the zone up after a short time (SOA expire)",
    .authority = "RFC 1912 section 2.2",
    .docs =
        {
            .what = "An SOA record whose expire time (the third of its four times) is shorter than "
                    "three days, or than refresh and retry time together.",
            .why = "A secondary name server that has not reached the primary for that time "
                   "answers with an error, and the zone is gone although that server itself is "
                   "fine. A fault on a Friday evening should be noticed before that. When the "
                   "time is shorter than refresh and retry together, one lost packet can be "
                   "enough.",
            .example = "@ IN SOA ns1 hostmaster 7 2h 1h 1h 1h",
            .instead = "@ IN SOA ns1 hostmaster 7 2h 1h 2w 1h",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
