#include <gtest/gtest.h>

#include "zonemend/finding.h"

namespace zonemend {
namespace {

Finding finding(std::string_view rule, std::uint32_t at, std::optional<Severity> severity = {}) {
  Finding result{.rule = rule, .severity = severity};
  result.span = {0, at, at + 1};
  return result;
}

std::string kept(const FindingSink& sink) {
  std::string text;
  for (const Finding& item : sink) {
    text += std::string(item.rule) + "@" + std::to_string(item.span.begin) + " ";
  }
  return text;
}

std::string sums(const FindingSink& sink) {
  std::string text;
  for (const Finding& item : sink.sums()) {
    text += item.message + " @" + std::to_string(item.span.begin) + "; ";
  }
  return text;
}

TEST(FindingSink, KeepsTheFirstOfEachRuleAndCountsTheOthers) {
  FindingSink sink(2);
  for (std::uint32_t i = 0; i < 5; ++i) {
    sink.push_back(finding("a", i));
    if (i < 3) sink.push_back(finding("b", 10 * i));
  }
  EXPECT_EQ(kept(sink), "a@0 b@0 a@1 b@10 ");
  EXPECT_EQ(sums(sink), "and 3 more of a @1; and 1 more of b @10; ");
}

TEST(FindingSink, CountsSeveritiesOfTheirOwnByThemselves) {
  FindingSink sink(1);
  for (const auto severity : {std::optional(Severity::info), std::optional<Severity>(),
                              std::optional(Severity::error), std::optional(Severity::error)}) {
    sink.push_back(finding("a", 1, severity));
  }
  const std::vector<Finding> sums = sink.sums();
  ASSERT_EQ(sums.size(), 2u);
  EXPECT_FALSE(sums[0].severity);
  EXPECT_EQ(sums[1].severity, Severity::error);
  EXPECT_EQ(sums[1].message, "and 2 more of a");
}

TEST(FindingSink, GivesWhatIsNotKeptToNobody) {
  FindingSink sink(1);
  sink.push_back(finding("a", 0)).message = "first";
  sink.push_back(finding("a", 1)).message = "second";
  ASSERT_EQ(sink.size(), 1u);
  EXPECT_EQ(sink[0].message, "first");
}

TEST(FindingSink, AppendsWithinTheLimit) {
  FindingSink sink(2);
  sink.push_back(finding("a", 0));
  FindingSink other(3);
  for (std::uint32_t i = 1; i < 6; ++i) other.push_back(finding("a", i));
  sink.append(std::move(other));
  EXPECT_EQ(kept(sink), "a@0 a@1 ");
  EXPECT_EQ(sums(sink), "and 4 more of a @1; ");
}

TEST(FindingSink, TakesBack) {
  FindingSink sink(2);
  sink.push_back(finding("a", 0));
  const FindingSink::Mark mark = sink.mark();
  for (std::uint32_t i = 1; i < 6; ++i) sink.push_back(finding("a", i));
  sink.push_back(finding("b", 9));
  sink.take_back_to(mark);
  EXPECT_EQ(kept(sink), "a@0 ");
  EXPECT_EQ(sums(sink), "");
  sink.push_back(finding("a", 7));
  EXPECT_EQ(kept(sink), "a@0 a@7 ");
}

}  // namespace
}  // namespace zonemend
