#include <fmt/format.h>

#include <algorithm>

#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule soa_minimum_out_of_range;

namespace {

std::string kept_for(std::uint32_t seconds) {
  return seconds == 0 ? "not kept at all" : fmt::format("kept for only {}", duration_text(seconds));
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa) return;
  // Resolvers take the smaller of the two (RFC 2308 section 5).
  const std::uint32_t negative_ttl = std::min(soa->minimum, soa->record->ttl);
  const bool too_short = soa->minimum < context.number(soa_minimum_out_of_range, "least");
  if (!too_short && negative_ttl <= context.number(soa_minimum_out_of_range, "most")) return;
  Finding finding = make_finding(
      soa_minimum_out_of_range, soa_place(zone, *soa, SoaField::minimum),
      fmt::format("the answer that a name does not exist is {} (SOA minimum)",
                  too_short ? kept_for(soa->minimum)
                            : fmt::format("kept for {}", duration_text(negative_ttl))),
      too_short ? "write 300 (5 minutes) or more, unless new names must be seen at once"
                : "write 3600 (an hour)");
  if (too_short) finding.severity = Severity::info;
  finding.label = "negative TTL";
  sink.push_back(std::move(finding));
}

constexpr RuleOption options[] = {
    {.name = "least", .what = "the shortest good negative TTL, in seconds", .fallback = 30},
    {.name = "most", .what = "the longest good negative TTL, in seconds", .fallback = 86400}};

}  // namespace

const Rule soa_minimum_out_of_range = {
    .id = "soa-minimum-out-of-range",
    .severity = Severity::warning,
    .summary = "\"no such name\" is remembered for very long or very short (SOA minimum)",
    .authority = "RFC 2308 section 5",
    .docs =
        {
            .what = "An SOA record whose last field, the minimum, is longer than a day, or "
                    "shorter than 30 seconds (only worth a note). When the TTL of the SOA "
                    "record itself is lower, that one counts.",
            .why = "For this time resolvers remember that a name does not exist (the negative "
                   "TTL). Whoever asks for a new host a moment too early cannot reach it until "
                   "the time is over; most resolvers, not all, stop at one to three hours. The "
                   "field was the default TTL until 1998, and examples with a week or two days "
                   "in it are still copied. With a very short time, every question for a name "
                   "that does not exist reaches your servers.",
            .example = "@ IN SOA ns1 hostmaster 7 2h 1h 2w 604800",
            .instead = "@ IN SOA ns1 hostmaster 7 2h 1h 2w 3600",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
