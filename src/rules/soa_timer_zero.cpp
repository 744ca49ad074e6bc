#include <fmt/format.h>

#include <array>
#include <vector>

#include "rules/shared/soa_data.h"

namespace zonemend::rules {

extern const Rule soa_timer_zero;

namespace {

struct Timer {
  SoaField field;
  std::string_view name;
  std::string_view usual;
};
constexpr Timer refresh = {SoaField::refresh, "refresh", "7200"};
constexpr Timer retry = {SoaField::retry, "retry", "3600"};
constexpr Timer expire = {SoaField::expire, "expire", "1209600"};

std::vector<Timer> zero_timers(const SoaData& soa) {
  std::vector<Timer> timers;
  if (soa.refresh == 0) timers.push_back(refresh);
  if (soa.retry == 0) timers.push_back(retry);
  if (soa.expire == 0) timers.push_back(expire);
  return timers;
}

// "refresh, retry and expire"
std::string names_of(const std::vector<Timer>& timers) {
  std::string text;
  for (std::size_t i = 0; i < timers.size(); ++i) {
    if (i > 0) text += i + 1 == timers.size() ? " and " : ", ";
    text += timers[i].name;
  }
  return text;
}

std::string usual_values(const std::vector<Timer>& timers) {
  std::string text;
  for (const Timer& timer : timers) {
    text += fmt::format("{}{} for {}", text.empty() ? "" : ", ", timer.usual, timer.name);
  }
  return text;
}

void check(const Zone& zone, FindingSink& sink) {
  const auto soa = published_soa(zone);
  if (!soa) return;
  const auto timers = zero_timers(*soa);
  if (timers.empty()) return;
  Finding finding = make_finding(soa_timer_zero, soa_place(zone, *soa, timers.front().field),
                                 fmt::format("the zone's {} time{} 0 (SOA)", names_of(timers),
                                             timers.size() == 1 ? " is" : "s are"),
                                 fmt::format("write what is usual: {}", usual_values(timers)));
  finding.label = fmt::format("{} time", timers.front().name);
  for (std::size_t i = 1; i < timers.size(); ++i) {
    finding.labels.push_back(
        {soa_place(zone, *soa, timers[i].field), fmt::format("{} time", timers[i].name)});
  }
  sink.push_back(std::move(finding));
}

}  // namespace

const Rule soa_timer_zero = {
    .id = "soa-timer-zero",
    .severity = Severity::warning,
    .summary = "timer of the SOA is 0",
    .authority = "RFC 1912 section 2.2",
    .docs =
        {
            .what = "An SOA record whose refresh, retry or expire time is 0. For the fourth "
                    "time, the negative TTL, see soa-minimum-out-of-range.",
            .why = "These times tell the secondary name servers how often to ask for changes, and "
                   "how long to answer without contact to the primary. BIND puts its own limits in "
                   "place of a 0; servers that take an expire time of 0 at its word stop answering "
                   "for the zone as soon as the primary cannot be reached. All servers load it.",
            .example = "@ IN SOA ns1 hostmaster 7 0 0 0 1h",
            .instead = "@ IN SOA ns1 hostmaster 7 2h 1h 2w 1h",
            .fix = "",
        },
    .check = check,
};

}  // namespace zonemend::rules
