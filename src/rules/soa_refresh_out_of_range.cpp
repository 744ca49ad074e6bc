#include <fmt/format.h>

#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule soa_refresh_out_of_range;

namespace {

std::string fact(bool too_short, const std::string& time) {
  if (too_short) {
    return fmt::format("secondary name servers ask for changes every {} (SOA refresh)", time);
  }
  return fmt::format(
      "a secondary name server that misses the notice of a change gives old answers "
      "for up to {} (SOA refresh)",
      time);
}

// Zero is for soa-timer-zero.
void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa || soa->refresh == 0) return;
  const bool too_short = soa->refresh < context.number(soa_refresh_out_of_range, "least");
  if (!too_short && soa->refresh <= context.number(soa_refresh_out_of_range, "most")) return;
  Finding finding = make_finding(
      soa_refresh_out_of_range, soa_place(zone, *soa, SoaField::refresh),
      fact(too_short, duration_text(soa->refresh)),
      too_short ? "write 1200 (20 minutes) or more: the primary tells them of changes by itself"
                : "write 86400 (a day) or less");
  finding.label = "refresh time";
  sink.push_back(std::move(finding));
}

constexpr RuleOption options[] = {
    {.name = "least", .what = "the shortest good refresh time, in seconds", .fallback = 300},
    {.name = "most", .what = "the longest good refresh time, in seconds", .fallback = 86400}};

}  // namespace

const Rule soa_refresh_out_of_range = {
    .id = "soa-refresh-out-of-range",
    .severity = Severity::info,
    .summary = "secondary servers ask for changes very often or very seldom (SOA refresh)",
    .authority = "RFC 1912 section 2.2; RIPE-203",
    .docs =
        {
            .what =
                "An SOA record whose refresh time (the first of its four times) is shorter than "
                "5 minutes or longer than a day.",
            .why = "The primary tells the secondary name servers of each change, but such a "
                   "notice can get lost: while a server restarts, or when a firewall changes. "
                   "The secondary then finds out after the refresh time. The week in the "
                   "examples that come with Debian's BIND means a week of old answers. BIND "
                   "never asks more often than every 5 minutes, so anything below is not what "
                   "happens.",
            .example = "@ IN SOA ns1 hostmaster 7 604800 86400 2419200 3600",
            .instead = "@ IN SOA ns1 hostmaster 7 7200 3600 2419200 3600",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
