#include "lint/served_records.h"

#include <gtest/gtest.h>

#include "lint/zone_text.h"

namespace zonemend {
namespace {

using testing::load_text;
using testing::zone_text;

std::optional<std::string> difference(std::string_view before, std::string_view after) {
  const LoadedZone a = load_text(zone_text(before));
  const LoadedZone b = load_text(zone_text(after));
  return served_difference(a.zone, b.zone);
}

TEST(ServedDifference, IgnoresCopiesOrderAndLetterCase) {
  EXPECT_EQ(difference("a A 192.0.2.1\n", "a A 192.0.2.1\nA A 192.0.2.1\n"), std::nullopt);
  EXPECT_EQ(difference("a A 192.0.2.1\na A 192.0.2.2\n", "a A 192.0.2.2\na A 192.0.2.1\n"),
            std::nullopt);
  EXPECT_EQ(difference("w CNAME x.example.org.\n", "w CNAME X.Example.ORG.\n"), std::nullopt);
}

// BIND 9.18 keeps both records of such a pair.
TEST(ServedDifference, TakesLetterCaseInLaterTypesSeriously) {
  EXPECT_EQ(
      difference("s SVCB 1 a.example.org.\ns SVCB 1 A.example.org.\n", "s SVCB 1 a.example.org.\n"),
      "s.example.com. SVCB");
}

TEST(ServedDifference, NamesWhatDiffers) {
  EXPECT_EQ(difference("a A 192.0.2.1\n", ""), "a.example.com. A");
  EXPECT_EQ(difference("", "a A 192.0.2.1\n"), "a.example.com. A");
  EXPECT_EQ(difference("a TXT x\n", "a TXT X\n"), "a.example.com. TXT");
  EXPECT_EQ(difference("a 60 A 192.0.2.1\n", "a 61 A 192.0.2.1\n"), "a.example.com. A");
}

// BIND takes the first TTL within one run of an owner's lines…
TEST(ServedDifference, TakesTheFirstTtlOfARun) {
  EXPECT_EQ(difference("a 300 A 192.0.2.1\na 600 A 192.0.2.2\n",
                       "a 300 A 192.0.2.1\na 300 A 192.0.2.2\n"),
            std::nullopt);
  EXPECT_NE(difference("a 300 A 192.0.2.1\na 600 A 192.0.2.2\n",
                       "a 600 A 192.0.2.1\na 600 A 192.0.2.2\n"),
            std::nullopt);
}

// …and the last run's otherwise.
TEST(ServedDifference, TakesTheLastRun) {
  EXPECT_EQ(difference("a 300 A 192.0.2.1\nb A 192.0.2.9\na 600 A 192.0.2.1\n",
                       "b A 192.0.2.9\na 600 A 192.0.2.1\n"),
            std::nullopt);
  EXPECT_NE(difference("a 300 A 192.0.2.1\nb A 192.0.2.9\na 600 A 192.0.2.1\n",
                       "a 300 A 192.0.2.1\nb A 192.0.2.9\n"),
            std::nullopt);
}

TEST(ServedDifference, SeesRunsThatAreJoinedByRemovingWhatStoodBetween) {
  const std::string_view apart =
      "a 300 A 192.0.2.1\nb A 192.0.2.9\na 600 A 192.0.2.2\nb A 192.0.2.9\n";
  const std::string_view joined = "a 300 A 192.0.2.1\na 600 A 192.0.2.2\nb A 192.0.2.9\n";
  EXPECT_EQ(difference(apart, joined), "a.example.com. A");
}

TEST(ServedDifference, LinesOutsideTheZoneSplitARun) {
  const std::string_view split =
      "a 300 A 192.0.2.1\nx.example.org. A 192.0.2.9\na 600 A 192.0.2.2\n";
  EXPECT_EQ(difference(split, "a 600 A 192.0.2.1\na 600 A 192.0.2.2\n"), std::nullopt);
}

}  // namespace
}  // namespace zonemend
