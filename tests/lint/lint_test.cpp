#include "zonemend/lint.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "lint/zone_text.h"
#include "zonemend/rule.h"

namespace zonemend {
namespace {

using testing::example_com;
using testing::load_text;
using testing::zone_text;

std::vector<std::string> rules_of(const std::vector<Finding>& findings) {
  std::vector<std::string> rules;
  for (const Finding& finding : findings) rules.emplace_back(finding.rule);
  return rules;
}

bool has(const std::vector<Finding>& findings, std::string_view rule) {
  return std::any_of(findings.begin(), findings.end(),
                     [rule](const Finding& finding) { return finding.rule == rule; });
}

TEST(Rules, AreSortedById) {
  EXPECT_TRUE(std::is_sorted(all_rules().begin(), all_rules().end(),
                             [](const Rule* a, const Rule* b) { return a->id < b->id; }));
  for (const Rule* rule : all_rules()) EXPECT_EQ(find_rule(rule->id), rule);
  EXPECT_EQ(find_rule("rule"), nullptr);
}

TEST(Selection, NamesUnknownRules) {
  EXPECT_FALSE(check_selection({.select = {"bom"}, .ignore = {"all"}}));
  const Status error = check_selection({.select = {"bomb"}});
  ASSERT_TRUE(error);
  EXPECT_EQ(error->message, "there is no rule 'bomb', did you mean 'bom'?");
  EXPECT_TRUE(check_selection({.ignore = {""}}));
  EXPECT_FALSE(check_selection({.extend_select = {"cname-*", "*-missing", "all"}}));
  EXPECT_TRUE(check_selection({.extend_select = {"cnames-*"}}));
}

TEST(Lint, FillsSeveritiesAndSortsByPlace) {
  const auto findings = lint(load_text(zone_text("b A 192.0.2.300\na A x y\nc A 192.0.2.1")), {});
  ASSERT_GE(findings.size(), 3u);
  for (const Finding& finding : findings) EXPECT_TRUE(finding.severity) << finding.rule;
  EXPECT_TRUE(std::is_sorted(findings.begin(), findings.end(), [](const auto& a, const auto& b) {
    return a.span.begin < b.span.begin;
  }));
}

TEST(Lint, RunsWhatIsSelected) {
  const LoadedZone loaded = load_text(zone_text("b A 192.0.2.300\nc A 192.0.2.1"));
  EXPECT_EQ(rules_of(lint(loaded, {.selection = {.select = {"bad-ipv4"}}})),
            std::vector<std::string>{"bad-ipv4"});
  EXPECT_FALSE(has(lint(loaded, {.selection = {.ignore = {"bad-ipv4"}}}), "bad-ipv4"));
  EXPECT_TRUE(lint(loaded, {.selection = {.ignore = {"all"}}}).empty());
}

TEST(Lint, SaysEverythingOnce) {
  LoadedZone loaded = load_text(zone_text("b A 192.0.2.300\n"));
  const std::size_t count = lint(loaded, {}).size();
  const std::vector<Finding> again = loaded.findings.list();
  for (const Finding& finding : again) loaded.findings.push_back(finding);
  EXPECT_EQ(lint(loaded, {}).size(), count);
}

// Twelve lines with a bad address, of which so many findings are kept.
std::vector<Finding> lint_twelve(std::uint64_t kept, std::string_view more = "",
                                 const LintOptions& options = {}) {
  std::string text = zone_text(more);
  for (int i = 0; i < 12; ++i) text += "a A 192.0.2.300\n";
  LoadOptions how = example_com();
  how.limits.findings = kept;
  return lint(*load_zone(Source("test.zone", std::move(text)), how), options);
}

TEST(Lint, CountsWhatIsBeyondTheLimit) {
  const auto all = lint_twelve(12);
  EXPECT_EQ(all.size(), 12u);
  const auto findings = lint_twelve(3);
  ASSERT_EQ(findings.size(), 4u);
  EXPECT_EQ(rules_of(findings), std::vector<std::string>(4, "bad-ipv4"));
  EXPECT_EQ(findings[3].message, "and 9 more of bad-ipv4");
  EXPECT_EQ(findings[3].severity, Severity::error);
  EXPECT_EQ(findings[3].span, findings[2].span);
}

TEST(Lint, WhatIsOnlyCountedCountsAsItsRuleDoes) {
  EXPECT_TRUE(lint_twelve(3, "", {.selection = {.ignore = {"bad-ipv4"}}}).empty());
  const auto findings = lint_twelve(3, "", {.severities = {{"bad-ipv4", Severity::info}}});
  ASSERT_EQ(findings.size(), 4u);
  EXPECT_EQ(findings[3].severity, Severity::info);
}

// A comment on some line cannot speak for those that nobody looked at.
TEST(Lint, OnlyACommentForTheFileSilencesWhatIsOnlyCounted) {
  EXPECT_TRUE(lint_twelve(3, "; zonemend: ignore-file=bad-ipv4\n").empty());
  std::string text = zone_text("");
  for (int i = 0; i < 12; ++i) text += "a A 192.0.2.300 ; zonemend: ignore=bad-ipv4\n";
  LoadOptions how = example_com();
  how.limits.findings = 3;
  const auto findings = lint(*load_zone(Source("test.zone", std::move(text)), how), {});
  EXPECT_TRUE(has(findings, "bad-ipv4"));
}

TEST(Lint, HonoursSuppressions) {
  const LoadedZone loaded = load_text(zone_text("b A 192.0.2.300 ; zonemend: ignore=bad-ipv4\n"));
  EXPECT_FALSE(has(lint(loaded, {}), "bad-ipv4"));
  EXPECT_FALSE(has(lint(loaded, {}), "lint-suppression-unused"));
}

TEST(FixZone, ChangesNothingWhenNothingIsToMend) {
  const std::string text = zone_text("www A 192.0.2.1\n");
  const auto fixed = fix_zone("test.zone", text, example_com(), {}, Safety::safe);
  ASSERT_TRUE(fixed) << fixed.error().message;
  EXPECT_EQ(fixed->text, text);
  EXPECT_TRUE(fixed->edits.empty());
  EXPECT_TRUE(fixed->applied.empty());
}

TEST(FixZone, MendsAndTellsTheEditsOfTheOriginal) {
  const std::string text = "\xef\xbb\xbf" + zone_text("www CNAME a.org.\nWWW CNAME A.org.");
  const auto fixed = fix_zone("test.zone", text, example_com(), {}, Safety::safe);
  ASSERT_TRUE(fixed) << fixed.error().message;
  EXPECT_FALSE(fixed->text.starts_with("\xef\xbb\xbf"));
  EXPECT_TRUE(fixed->text.ends_with("\n"));
  EXPECT_EQ(*apply_edits(text, fixed->edits), fixed->text);
  EXPECT_FALSE(has(fixed->remaining, "bom"));
  EXPECT_FALSE(has(fixed->remaining, "no-final-newline"));
}

TEST(FixZone, IsStable) {
  const std::string text = "\xef\xbb\xbf" + zone_text("www CNAME a.org.\nWWW CNAME A.org.");
  const auto once = fix_zone("test.zone", text, example_com(), {}, Safety::unsafe);
  ASSERT_TRUE(once);
  const auto twice = fix_zone("test.zone", once->text, example_com(), {}, Safety::unsafe);
  ASSERT_TRUE(twice);
  EXPECT_EQ(twice->text, once->text);
}

TEST(FixZone, LeavesRulesThatAreNotSelected) {
  const std::string text = zone_text("www A 192.0.2.1");
  const auto fixed = fix_zone("test.zone", text, example_com(),
                              {.selection = {.ignore = {"no-final-newline"}}}, Safety::safe);
  ASSERT_TRUE(fixed);
  EXPECT_EQ(fixed->text, text);
}

TEST(FixableWith, IsTheMildestOfTheMainFile) {
  Finding finding;
  EXPECT_EQ(fixable_with(finding), Safety::display_only);
  finding.fixes.push_back({"choose", Safety::unsafe, {{{0, 0, 1}, ""}}});
  EXPECT_EQ(fixable_with(finding), Safety::unsafe);
  finding.fixes.push_back({"elsewhere", Safety::safe, {{{1, 0, 1}, ""}}});
  EXPECT_EQ(fixable_with(finding), Safety::unsafe);
}

}  // namespace
}  // namespace zonemend
