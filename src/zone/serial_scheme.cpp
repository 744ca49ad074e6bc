#include "zone/serial_scheme.h"

#include <chrono>

namespace zonemend {
namespace {

constexpr std::int64_t year_2001 = 1000000000;  // Unix time with ten digits starts here
constexpr std::int64_t one_day = 86400;

// YYYYMMDDnn with a date that exists.
bool looks_like_date(std::uint32_t serial) {
  const auto year = static_cast<int>(serial / 1000000);
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(serial / 10000 % 100),
                                         std::chrono::day(serial / 100 % 100)};
  return year >= 1983 && year <= 2200 && date.ok();
}

std::chrono::year_month_day date_of(std::int64_t unix_time) {
  const std::chrono::sys_seconds when{std::chrono::seconds(unix_time)};
  return std::chrono::floor<std::chrono::days>(when);
}

}  // namespace

SerialScheme serial_scheme(std::uint32_t serial, std::int64_t now) {
  if (looks_like_date(serial)) return SerialScheme::date;
  if (serial >= year_2001 && serial <= now + one_day) return SerialScheme::unixtime;
  return SerialScheme::counter;
}

std::uint32_t date_serial(std::int64_t unix_time, unsigned nn) {
  const auto date = date_of(unix_time);
  return static_cast<std::uint32_t>(static_cast<int>(date.year())) * 1000000 +
         static_cast<unsigned>(date.month()) * 10000 + static_cast<unsigned>(date.day()) * 100 + nn;
}

}  // namespace zonemend
