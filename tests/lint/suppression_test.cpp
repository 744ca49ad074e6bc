#include "lint/suppression.h"

#include <gtest/gtest.h>

#include "lint/zone_text.h"

namespace zonemend {
namespace {

using testing::load_text;
using testing::zone_text;

// Ids of what is left of one finding about the two CNAMEs, lines 5 and 6, after suppression.
std::vector<std::string> left_of_conflict(std::string_view first, std::string_view second,
                                          std::string_view above = "") {
  const std::string records = std::string(above)
                                  .append("www CNAME a.example.org. ")
                                  .append(first)
                                  .append("\nwww CNAME b.example.org. ")
                                  .append(second)
                                  .append("\n");
  const LoadedZone loaded = load_text(zone_text(records));
  const auto ids = loaded.zone.records_of(RrType::cname);
  Finding conflict;
  conflict.rule = "cname-multiple-targets";
  conflict.span = loaded.zone.span(loaded.zone.record(ids[1]));
  conflict.labels.push_back({loaded.zone.span(loaded.zone.record(ids[0])), "first"});
  std::vector<Finding> findings{conflict};
  std::vector<Finding> sums;
  apply_suppressions(loaded.zone, RuleChoice({}), suppression_comments(loaded.zone), findings, sums);
  std::vector<std::string> rules;
  for (const Finding& finding : findings) rules.emplace_back(finding.rule);
  return rules;
}

using Rules = std::vector<std::string>;
const Rules untouched{"cname-multiple-targets"};
const Rules useless{"cname-multiple-targets", "lint-suppression-unused"};

TEST(Suppression, WorksAtAnyParticipant) {
  EXPECT_EQ(left_of_conflict("", ""), untouched);
  EXPECT_EQ(left_of_conflict("; zonemend: ignore=cname-multiple-targets known", ""), Rules{});
  EXPECT_EQ(left_of_conflict("", ";zonemend: ignore=cname-multiple-targets"), Rules{});
  EXPECT_EQ(left_of_conflict("", "", "; zonemend: ignore=cname-multiple-targets moving\n"),
            Rules{});
}

TEST(Suppression, MayBeStackedAboveTheRecord) {
  EXPECT_EQ(left_of_conflict("", "", "; zonemend: ignore=cname-multiple-targets\n; why: moving\n"),
            Rules{});
  EXPECT_EQ(left_of_conflict("", "", "; zonemend: ignore=cname-multiple-targets\n\n"), useless);
}

TEST(Suppression, WorksForTheWholeFile) {
  EXPECT_EQ(left_of_conflict("", "", "; zonemend: ignore-file=cname-multiple-targets x\n\n"),
            Rules{});
}

TEST(Suppression, TakesSeveralRules) {
  EXPECT_EQ(left_of_conflict("; zonemend: ignore=bom,cname-multiple-targets", ""),
            Rules{"lint-suppression-unused"});
  EXPECT_EQ(left_of_conflict("; zonemend: ignore=cname-multiple-targets, bom reason", ""),
            Rules{"lint-suppression-unused"});
}

TEST(Suppression, FollowsOtherTextInAComment) {
  EXPECT_EQ(left_of_conflict("; old shop ; zonemend: ignore=cname-multiple-targets", ""), Rules{});
  EXPECT_EQ(left_of_conflict("; see zonemend: ignore=cname-multiple-targets", ""), untouched);
}

TEST(Suppression, SaysWhenItIsNotUnderstood) {
  EXPECT_EQ(left_of_conflict("; zonemend: ingore=cname-multiple-targets", ""), useless);
  EXPECT_EQ(left_of_conflict("; zonemend: ignore=cname-multipel-targets", ""), useless);
  EXPECT_EQ(left_of_conflict("; zonemend: ignore=", ""), useless);
}

TEST(Suppression, UnusedOnesCanBeExcusedToo) {
  EXPECT_EQ(left_of_conflict("; zonemend: ignore=bom,lint-suppression-unused", ""), untouched);
}

TEST(Suppression, IsNotReadInText) {
  const LoadedZone loaded =
      load_text(zone_text("a TXT \"; zonemend: ignore=bom\"\nzonemend: CNAME a.example.org.\n"));
  std::vector<Finding> findings;
  std::vector<Finding> sums;
  apply_suppressions(loaded.zone, RuleChoice({}), suppression_comments(loaded.zone), findings, sums);
  EXPECT_TRUE(findings.empty());
}

TEST(Suppression, ProvesNothingAboutRulesThatDidNotRun) {
  const LoadedZone loaded = load_text(zone_text("a A 192.0.2.1 ; zonemend: ignore=bom\n"));
  std::vector<Finding> findings;
  std::vector<Finding> sums;
  Selection selection;
  selection.ignore = {"bom"};
  apply_suppressions(loaded.zone, RuleChoice(selection), suppression_comments(loaded.zone), findings, sums);
  EXPECT_TRUE(findings.empty());
}

TEST(Suppression, WorksOnAnyPhysicalLineOfARecord) {
  const LoadedZone loaded =
      load_text(zone_text("a TXT ( \"one\"\n  ; zonemend: ignore=bom inside\n  \"two\" )\n"));
  Finding finding;
  finding.rule = "bom";
  finding.span = loaded.zone.span(loaded.zone.record(loaded.zone.records_of(RrType::txt)[0]));
  std::vector<Finding> findings{finding};
  std::vector<Finding> sums;
  apply_suppressions(loaded.zone, RuleChoice({}), suppression_comments(loaded.zone), findings, sums);
  EXPECT_TRUE(findings.empty());
}

}  // namespace
}  // namespace zonemend
