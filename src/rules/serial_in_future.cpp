#include <fmt/format.h>

#include "rules/shared/soa_data.h"
#include "zone/serial_scheme.h"

namespace zonemend::rules {

extern const Rule serial_in_future;

namespace {

constexpr std::int64_t one_day = 86400;

// Where the clock is ahead of UTC, tomorrow has begun.
bool is_ahead(std::uint32_t serial, std::int64_t now) {
  return serial > date_serial(now + one_day, 99);
}

bool is_last_of_day(std::uint32_t serial, std::int64_t now) {
  return serial % 100 == 99 && serial >= date_serial(now, 0);
}

void check(const Zone& zone, const CheckContext& context, FindingSink& sink) {
  const auto soa = soa_of(zone);
  if (!soa || !context.now) return;
  if (serial_scheme(soa->serial, *context.now) != SerialScheme::date) return;
  const bool ahead = is_ahead(soa->serial, *context.now);
  if (!ahead && !is_last_of_day(soa->serial, *context.now)) return;
  Finding finding = make_finding(
      serial_in_future, soa_place(zone, *soa, SoaField::serial),
      ahead ? fmt::format("the date in the serial number {} lies in the future", soa->serial)
            : fmt::format("the serial number {} is the last one for its day", soa->serial),
      ahead ? fmt::format("if no server has loaded it yet, write {}; else add 1 with each change "
                          "until the date is reached",
                          date_serial(*context.now, 1))
            : fmt::format("let {} follow, although it belongs to the next day", soa->serial + 1));
  finding.label = "serial";
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule serial_in_future = {
    .id = "serial-in-future",
    .severity = Severity::warning,
    .summary = "date in the serial number lies in the future",
    .authority = "RFC 1912 section 2.2",
    .docs =
        {
            .what = "A serial number of the form YYYYMMDDnn whose date is later than tomorrow, or "
                    "which is the last of today (nn is 99).",
            .why = "Secondary name servers take a change only when the number is greater than "
                   "before. Whoever writes today's date next time makes it smaller, and the "
                   "change never arrives. Usually two digits were swapped. A number that has "
                   "been served must not be lowered: secondary name servers would ignore the "
                   "zone until it is passed again.",
            .example = "@ IN SOA ns1 hostmaster 2062030401 2h 1h 2w 1h   ; in March 2026",
            .instead = "@ IN SOA ns1 hostmaster 2026030401 2h 1h 2w 1h",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
