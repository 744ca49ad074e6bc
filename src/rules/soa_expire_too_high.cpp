#include <fmt/format.h>

#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule soa_expire_too_high;

namespace {

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa || soa->expire <= context.number(soa_expire_too_high, "most")) return;
  Finding finding = make_finding(
      soa_expire_too_high, soa_place(zone, *soa, SoaField::expire),
      fmt::format("secondary name servers answer for {} without the primary (SOA expire)",
                  duration_text(soa->expire)),
      "write 1209600 (two weeks) to 2419200 (four weeks)");
  finding.label = "expire time";
  sink.push_back(std::move(finding));
}

constexpr RuleOption options[] = {
    {.name = "most", .what = "the longest good expire time, in seconds", .fallback = 3600000}};

}  // namespace

const Rule soa_expire_too_high = {
    .id = "soa-expire-too-high",
    .severity = Severity::info,
    .summary = "secondary servers keep an old zone for a very long time (SOA expire)",
    .authority = "RFC 1912 section 2.2; RIPE-203",
    .docs =
        {
            .what = "An SOA record whose expire time (the third of its four times) is longer than "
                    "1000 hours, about six weeks.",
            .why = "A secondary name server that has lost contact to the primary, or was "
                   "forgotten when the primary moved, goes on giving old answers for all that "
                   "time; in a signed zone the signatures have expired long before. BIND "
                   "itself stops at 24 weeks. Usually there is a digit too many.",
            .example = "@ IN SOA ns1 hostmaster 7 2h 1h 52w 1h",
            .instead = "@ IN SOA ns1 hostmaster 7 2h 1h 2w 1h",
            .fix = "",
        },
    .check = check,
    .options = options,
};

}  // namespace zonemend::rules
