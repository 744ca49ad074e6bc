// Numbers, periods and points in time.
#include <fmt/format.h>

#include "dns/rdata_reader.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

// Days from 1970-01-01 to a date of the proleptic Gregorian calendar.
constexpr std::int64_t days_from_civil(std::int64_t year, std::int64_t month, std::int64_t day) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

constexpr unsigned days_in_month(unsigned year, unsigned month) {
  constexpr unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

// YYYYMMDDHHmmSS to seconds since 1970 modulo 2^32 (RFC 4034 section 3.1.5).
bool seconds_of_date(std::string_view text, std::uint32_t& seconds) {
  const auto number = [text](std::size_t at, std::size_t size) {
    unsigned value = 0;
    for (char c : text.substr(at, size)) value = value * 10 + static_cast<unsigned>(c - '0');
    return value;
  };
  const unsigned year = number(0, 4);
  const unsigned month = number(4, 2);
  const unsigned day = number(6, 2);
  const unsigned hour = number(8, 2);
  const unsigned minute = number(10, 2);
  const unsigned second = number(12, 2);
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) return false;
  if (hour > 23 || minute > 59 || second > 60) return false;
  const std::int64_t days = days_from_civil(year, month, day);
  seconds = static_cast<std::uint32_t>(days * 86400 + hour * 3600 + minute * 60 + second);
  return true;
}

bool looks_like_signed_number(std::string_view text) {
  return text.size() > 1 && (text[0] == '-' || text[0] == '+') && ascii::all_digits(text.substr(1));
}

bool fail_range(RdataReader& in, std::string_view text, std::uint32_t max) {
  return in.fail("number-out-of-range",
                 fmt::format("{} does not fit the {} (0 to {})", quote(text), in.words(), max),
                 fmt::format("write a number from 0 to {}", max));
}

bool read_number(RdataReader& in, std::uint32_t max, std::uint32_t& value) {
  const RdataToken* token = in.next_word();
  return token != nullptr && check_number(in, token->text, max, value);
}

}  // namespace

bool check_number(RdataReader& in, std::string_view text, std::uint32_t max, std::uint32_t& value) {
  if (!ascii::all_digits(text)) {
    if (looks_like_signed_number(text)) return fail_range(in, text, max);
    return in.fail("bad-rdata",
                   fmt::format("{} is not a number, as the {} must be", quote(text), in.words()),
                   fmt::format("write a number from 0 to {}, digits only", max));
  }
  std::uint64_t number = 0;
  for (char c : text) {
    number = number * 10 + static_cast<std::uint64_t>(c - '0');
    if (number > max) return fail_range(in, text, max);
  }
  value = static_cast<std::uint32_t>(number);
  return true;
}

bool read_u8(RdataReader& in) {
  std::uint32_t value = 0;
  if (!read_number(in, 0xff, value)) return false;
  in.put8(value);
  return true;
}

bool read_u16(RdataReader& in) {
  std::uint32_t value = 0;
  if (!read_number(in, 0xffff, value)) return false;
  in.put16(value);
  return true;
}

bool read_u32(RdataReader& in) {
  std::uint32_t value = 0;
  if (!read_number(in, 0xffffffff, value)) return false;
  in.put32(value);
  return true;
}

bool read_period(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  const TtlValue ttl = ttl_from_text(token->text);
  if (ttl.error == TtlError::out_of_range || looks_like_signed_number(token->text)) {
    return fail_range(in, token->text, 0xffffffff);
  }
  if (ttl.error != TtlError::none) {
    return in.fail(
        "bad-ttl",
        fmt::format("{} is not a period of time, as the {} must be", quote(token->text),
                    in.words()),
        "write seconds, or numbers that each carry a unit: w, d, h, m, s, as in '1h30m'");
  }
  in.put32(ttl.seconds);
  return true;
}

bool read_timestamp(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  const std::string_view text = token->text;
  std::uint32_t seconds = 0;
  const bool may_be_seconds = in.type() == RrType::rrsig;  // RFC 4034 section 3.2
  if (may_be_seconds && ascii::all_digits(text) && text.size() <= 10) {
    if (!check_number(in, text, 0xffffffff, seconds)) return false;
  } else if (!ascii::all_digits(text) || text.size() != 14 || !seconds_of_date(text, seconds)) {
    return in.fail(
        "bad-timestamp",
        fmt::format("{} is not a point in time, as the {} must be", quote(text), in.words()),
        may_be_seconds ? "write YYYYMMDDHHmmSS in UTC, or seconds since 1970 in at most 10 digits"
                       : "write YYYYMMDDHHmmSS in UTC");
  }
  in.put32(seconds);
  return true;
}

bool read_type(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  if (const auto type = rr_type_from_text(token->text)) {
    in.put16(static_cast<std::uint16_t>(*type));
    return true;
  }
  // BIND takes the bare number as well.
  if (ascii::all_digits(token->text)) {
    std::uint32_t value = 0;
    if (!check_number(in, token->text, 0xffff, value)) return false;
    in.put16(value);
    return true;
  }
  return in.fail(
      "unknown-rr-type",
      fmt::format("{} is not a record type, as the {} must be", quote(token->text), in.words()),
      "write a type such as A or MX, or TYPE and its number");
}

bool read_chaos_address(RdataReader& in) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  std::uint32_t value = 0;
  for (char c : token->text) {
    if (c < '0' || c > '7') {
      return in.fail("bad-rdata", fmt::format("{} is not an octal number", quote(token->text)),
                     "an address of class CH is written in the digits 0 to 7");
    }
    value = value * 8 + static_cast<std::uint32_t>(c - '0');
    if (value > 0xffff) return fail_range(in, token->text, 0xffff);
  }
  in.put16(value);
  return true;
}

}  // namespace zonemend
