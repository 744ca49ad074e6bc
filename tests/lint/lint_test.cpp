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
  const std::vector<Finding> again = loaded.findings;
  loaded.findings.insert(loaded.findings.end(), again.begin(), again.end());
  EXPECT_EQ(lint(loaded, {}).size(), count);
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
