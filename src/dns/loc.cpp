// LOC (RFC 1876): "42 21 54 N 71 06 18 W -24m 30m", as BIND reads it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "dns/rdata_print.h"
#include "dns/rdata_reader.h"
#include "dns/rdata_wire.h"
#include "text/ascii.h"

namespace zonemend {
namespace {

constexpr std::uint32_t equator = 0x80000000;
constexpr std::int64_t degree = 3'600'000;        // thousandths of a second of arc
constexpr std::int64_t altitude_base = 10000000;  // centimetres below the reference spheroid
constexpr std::array<std::uint32_t, 10> powers_of_ten = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};

// A decimal number scaled to an integer: "1.5" with two places is 150.
struct Decimal {
  std::int64_t value = 0;
  bool valid = false;
};

Decimal read_decimal(std::string_view text, std::size_t places) {
  constexpr std::int64_t limit = 1'000'000'000'000;
  Decimal result;
  if (text.substr(0, 1) == "+") text.remove_prefix(1);  // BIND takes a sign
  std::size_t at = 0;
  for (; at < text.size() && ascii::is_digit(text[at]); ++at) {
    result.value = std::min(result.value * 10 + (text[at] - '0'), limit);
  }
  if (at == 0 && (places == 0 || text.size() < 2)) return result;  // BIND reads ".5" as 0.5
  std::size_t missing = places;
  if (at < text.size() && text[at] == '.') {
    for (++at; at < text.size() && ascii::is_digit(text[at]) && missing > 0; ++at, --missing) {
      result.value = result.value * 10 + (text[at] - '0');
    }
  }
  for (; missing > 0; --missing) result.value *= 10;
  result.valid = at == text.size();
  return result;
}

bool is_letter(std::string_view text, char letter) { return text.size() == 1 && text[0] == letter; }

bool fail_angle(RdataReader& in, std::string_view text, std::string_view what) {
  return in.fail("bad-rdata", fmt::format("{} is not valid as {}", quote(text), what),
                 "write degrees, minutes (0 to 59), seconds (0 to 59.999) and the direction, as in "
                 "42 21 54 N 71 06 18 W -24m");
}

// Which angle is read, and how far it goes.
struct Angle {
  char positive;
  char negative;
  std::int64_t max_degrees;
};
constexpr Angle latitude{'N', 'S', 90};
constexpr Angle longitude{'E', 'W', 180};

// Degrees, then minutes and seconds that may both be left out, then the direction. In thousandths
// of a second of arc.
bool read_angle(RdataReader& in, const Angle& angle, std::uint32_t& wire) {
  struct Part {
    std::string_view name;
    std::int64_t max;
    std::int64_t unit;
    std::size_t places;
  };
  const Part parts[] = {{"degrees", angle.max_degrees, degree, 0},
                        {"minutes", 59, 60'000, 0},
                        {"seconds", 59'999, 1, 3}};
  std::int64_t total = 0;
  for (const Part& part : parts) {
    const RdataToken* token = in.next_word();
    if (token == nullptr) return false;
    if (part.unit != degree) {
      if (is_letter(token->text, angle.positive) || is_letter(token->text, angle.negative)) {
        wire = is_letter(token->text, angle.positive) ? equator + static_cast<std::uint32_t>(total)
                                                      : equator - static_cast<std::uint32_t>(total);
        return true;
      }
    }
    const bool is_odd = token->text.find('+', part.unit == 1 ? 1 : 0) != std::string_view::npos ||
                        (part.places == 0 && token->text.find('.') != std::string_view::npos);
    const Decimal number = read_decimal(token->text, part.places);
    if (!number.valid || number.value > part.max || is_odd) {
      return fail_angle(in, token->text, part.name);
    }
    total += number.value * part.unit;
    if (total > angle.max_degrees * degree) return fail_angle(in, token->text, part.name);
  }
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  const bool positive = is_letter(token->text, angle.positive);
  if (!positive && !is_letter(token->text, angle.negative)) {
    return fail_angle(in, token->text,
                      fmt::format("a direction ({} or {})", angle.positive, angle.negative));
  }
  wire = positive ? equator + static_cast<std::uint32_t>(total)
                  : equator - static_cast<std::uint32_t>(total);
  return true;
}

// Metres with at most two decimals and an optional 'm', in centimetres.
Decimal read_metres(std::string_view text) {
  if (!text.empty() && text.back() == 'm') text.remove_suffix(1);
  return read_decimal(text, 2);
}

bool fail_metres(RdataReader& in, std::string_view text, std::string_view what,
                 std::string_view range) {
  return in.fail("bad-rdata", fmt::format("{} is not valid as {}", quote(text), what),
                 fmt::format("write metres with at most two decimals, {}", range));
}

bool read_altitude(RdataReader& in, std::uint32_t& wire) {
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  const bool below = !token->text.empty() && token->text[0] == '-';
  const Decimal metres = read_metres(token->text.substr(below ? 1 : 0));
  const std::int64_t altitude = altitude_base + (below ? -metres.value : metres.value);
  if (!metres.valid || altitude < 0 || altitude > 0xffffffff) {
    return fail_metres(in, token->text, "an altitude", "from -100000 to 42849672.95");
  }
  wire = static_cast<std::uint32_t>(altitude);
  return true;
}

// RFC 1876 section 2: one digit and a power of ten, in centimetres.
bool read_precision(RdataReader& in, std::string_view what, std::uint32_t& wire) {
  if (in.at_end()) return true;
  const RdataToken* token = in.next_word();
  if (token == nullptr) return false;
  const Decimal metres = read_metres(token->text);
  if (!metres.valid || metres.value / 100 > 90'000'000) {
    return fail_metres(in, token->text, what, "from 0 to 90000000");
  }
  std::uint32_t exponent = 0;
  std::int64_t mantissa = metres.value;
  for (; mantissa >= 10; mantissa /= 10) ++exponent;
  wire = static_cast<std::uint32_t>(mantissa) << 4 | exponent;
  return true;
}

void print_angle(std::string& out, std::uint32_t wire, const Angle& angle) {
  const bool positive = wire >= equator;
  const std::uint32_t value = positive ? wire - equator : equator - wire;
  fmt::format_to(std::back_inserter(out), "{} {} {}.{:03} {} ", value / 3'600'000,
                 value / 60'000 % 60, value / 1000 % 60, value % 1000,
                 positive ? angle.positive : angle.negative);
}

void print_precision(std::string& out, std::uint32_t wire) {
  const std::uint64_t value = std::uint64_t{wire >> 4} * powers_of_ten[wire & 15];
  if ((wire & 15) >= 2) {
    fmt::format_to(std::back_inserter(out), " {}m", value / 100);
  } else {
    fmt::format_to(std::back_inserter(out), " 0.{:02}m", value);
  }
}

}  // namespace

bool read_location(RdataReader& in) {
  std::uint32_t north = 0;
  std::uint32_t east = 0;
  std::uint32_t altitude = 0;
  std::uint32_t size = 0x12;        // 1 m
  std::uint32_t horizontal = 0x16;  // 10 km
  std::uint32_t vertical = 0x13;    // 10 m
  if (!read_angle(in, latitude, north) || !read_angle(in, longitude, east)) return false;
  if (!read_altitude(in, altitude)) return false;
  if (!read_precision(in, "a size", size)) return false;
  if (!read_precision(in, "a horizontal precision", horizontal)) return false;
  if (!read_precision(in, "a vertical precision", vertical)) return false;
  in.put8(0);
  in.put8(size);
  in.put8(horizontal);
  in.put8(vertical);
  in.put32(north);
  in.put32(east);
  in.put32(altitude);
  return true;
}

void print_location(std::string& out, std::string_view octets) {
  print_angle(out, get32(octets, 4), latitude);
  print_angle(out, get32(octets, 8), longitude);
  const std::int64_t altitude = std::int64_t{get32(octets, 12)} - altitude_base;
  const std::int64_t above = altitude < 0 ? -altitude : altitude;
  fmt::format_to(std::back_inserter(out), "{}{}.{:02}m", altitude < 0 ? "-" : "", above / 100,
                 above % 100);
  for (std::size_t at = 1; at <= 3; ++at) print_precision(out, get8(octets, at));
}

}  // namespace zonemend
