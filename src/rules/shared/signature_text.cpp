#include "rules/shared/signature_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "dns/dnssec.h"
#include "zonemend/record_text.h"

namespace zonemend::rules {

std::string rrset_words(const Zone& zone, NameId owner, RrType type) {
  return fmt::format("the {} records of {}", rr_type_text(type), quoted(zone.name(owner)));
}

std::string key_words(std::uint16_t tag, unsigned algorithm) {
  return fmt::format("key {}, {}", tag, dnssec_algorithm_text(algorithm));
}

Place field_place(const Zone& zone, RecordId record, std::size_t field) {
  if (zone.is_generated(zone.record(record))) return place_of(zone, zone.record(record));
  return rdata_span(zone, zone.record(record), field);
}

std::int64_t seconds_until(std::uint32_t time, std::int64_t now) {
  return static_cast<std::int32_t>(time - static_cast<std::uint32_t>(now));
}

std::string moment_text(std::uint32_t time, std::int64_t now) {
  using namespace std::chrono;
  const sys_seconds moment{seconds{now + seconds_until(time, now)}};
  const sys_days day = floor<days>(moment);
  const year_month_day date{day};
  const hh_mm_ss clock{moment - day};
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02} UTC", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count());
}

std::string duration_text(std::int64_t seconds) {
  constexpr std::int64_t hour = 3600;
  constexpr std::int64_t day = 24 * hour;
  const auto length = static_cast<std::uint64_t>(std::abs(seconds));
  if (length >= 2 * day) return count_of(length / day, "day");
  if (length >= hour) return count_of(length / hour, "hour");
  return length >= 60 ? count_of(length / 60, "minute") : count_of(length, "second");
}

bool is_current(const Signature& signature, std::int64_t now) {
  return seconds_until(signature.expiration, now) >= 0 &&
         seconds_until(signature.inception, now) <= 0;
}

bool has_current(std::span<const Signature> signatures, std::int64_t now) {
  return std::any_of(signatures.begin(), signatures.end(),
                     [now](const Signature& signature) { return is_current(signature, now); });
}

}  // namespace zonemend::rules
