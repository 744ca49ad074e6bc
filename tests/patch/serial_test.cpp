#include "patch/serial.h"

#include <gtest/gtest.h>

namespace zonemend {
namespace {

using Kind = SerialPolicy::Kind;
constexpr std::int64_t march_5th = 1772712000;  // 2026-03-05T12:00:00Z

std::uint32_t next(std::uint32_t before, SerialPolicy policy = {}) {
  const auto change = next_serial(before, policy, march_5th);
  return change ? change->after : before;
}

TEST(Serial, ComparesAsRfc1982Says) {
  EXPECT_TRUE(serial_newer(2, 1));
  EXPECT_TRUE(serial_newer(1, 4294967295));
  EXPECT_TRUE(serial_newer(0x7fffffff, 0));
  EXPECT_FALSE(serial_newer(0x80000000, 0));
  EXPECT_FALSE(serial_newer(7, 7));
}

TEST(Serial, AutoRecognisesTheScheme) {
  EXPECT_EQ(next(2026030401), 2026030501u);
  EXPECT_EQ(next(2026030501), 2026030502u);
  EXPECT_EQ(next(2026030599), 2026030600u);  // more than 99 changes: on into the next day's numbers
  EXPECT_EQ(next(2027010100), 2027010101u);
  EXPECT_EQ(next(2026023101), 2026023102u);  // 31 February: a counter
  EXPECT_EQ(next(1700000000), static_cast<std::uint32_t>(march_5th));
  EXPECT_EQ(next(7), 8u);
  EXPECT_EQ(next(0), 1u);
  EXPECT_EQ(next(4294967295), 1u);
}

TEST(Serial, NeverGoesBack) {
  for (const Kind kind : {Kind::automatic, Kind::increment, Kind::date, Kind::unixtime}) {
    for (const std::uint32_t before :
         {0u, 1u, 2026030401u, 2099123199u, 3000000000u, 4294967295u}) {
      EXPECT_TRUE(serial_newer(next(before, {kind, 0}), before)) << before;
    }
  }
}

TEST(Serial, AGivenNumberMustBeNewer) {
  EXPECT_EQ(next(5, {Kind::number, 9}), 9u);
  EXPECT_FALSE(next_serial(9, {Kind::number, 9}, march_5th));
  EXPECT_FALSE(next_serial(9, {Kind::number, 5}, march_5th));
}

TEST(Serial, ReadsItsPolicy) {
  EXPECT_EQ(parse_serial_policy("date")->kind, Kind::date);
  EXPECT_EQ(parse_serial_policy("4294967295")->number, 4294967295u);
  EXPECT_FALSE(parse_serial_policy("4294967296"));
  EXPECT_FALSE(parse_serial_policy("-1"));
  EXPECT_FALSE(parse_serial_policy(""));
}

}  // namespace
}  // namespace zonemend
