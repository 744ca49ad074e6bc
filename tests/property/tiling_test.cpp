// Whatever the bytes: no byte is lost, and reading takes time in proportion to their number.
#include "support/tiling.h"

#include <gtest/gtest.h>

#include <chrono>

#include "support/generator.h"
#include "zonemend/document.h"

namespace zonemend::testing {
namespace {

constexpr unsigned cases = 3000;

TEST(Tiling, AnyBytes) {
  for (unsigned seed = 0; seed < cases; ++seed) {
    Random random(seed);
    const std::string bytes = random_bytes(random, 200);
    ASSERT_TRUE(keeps_every_byte(bytes)) << "seed " << seed;
  }
}

TEST(Tiling, ZoneSoup) {
  for (unsigned seed = 0; seed < cases; ++seed) {
    Random random(seed);
    const std::string text = zone_soup(random, 60, true);
    ASSERT_TRUE(keeps_every_byte(text)) << "seed " << seed << ":\n" << text;
  }
}

TEST(Tiling, EveryPrefixOfAZone) {
  Random random(7);
  const std::string text = healthy_zone(random).text;
  for (std::size_t size = 0; size <= text.size(); ++size) {
    ASSERT_TRUE(keeps_every_byte(std::string_view(text).substr(0, size))) << size;
  }
}

TEST(Tiling, EveryPairOfBytes) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const char bytes[] = {static_cast<char>(first), static_cast<char>(second)};
      ASSERT_TRUE(keeps_every_byte({bytes, 2})) << first << " " << second;
    }
  }
}

// A text of one kind of byte or line over and over must not take quadratic time: 200 kB of it
// would take many minutes then, not a blink.
TEST(Tiling, MuchOfTheSame) {
  for (const std::string_view piece :
       {"(", ")", "\"", ";", "\\", "\n", "\r", " ", "a", "(\n", "( ; )\n", "\"\n", "$ORIGIN\n",
        "a ( b\n", "<<<<<<< \n", "\xef\xbb\xbf", "; zonemend: ignore=bom\n"}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    const auto start = std::chrono::steady_clock::now();
    ASSERT_TRUE(keeps_every_byte(text)) << piece;
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10)) << piece;
  }
}

}  // namespace
}  // namespace zonemend::testing
