// Comments that silence what a zone has: nothing is lost, nothing is served differently, and a
// second time there is nothing to do.
#include <gtest/gtest.h>

#include "lint/served_records.h"
#include "lint/zone_text.h"
#include "support/faulty_zone.h"
#include "support/memory_files.h"
#include "support/zone_edits.h"
#include "zonemend/lint.h"

namespace zonemend::testing {
namespace {

// Every byte of `part` is in `whole`, in the same order, and what is between is whole comments.
bool only_added(std::string_view part, std::string_view whole, const std::vector<Edit>& edits) {
  std::string rebuilt;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    if (edit.span.begin != edit.span.end || edit.span.begin < at) return false;
    if (!edit.text.starts_with("; zonemend: ") || !edit.text.ends_with('\n')) return false;
    rebuilt += part.substr(at, edit.span.begin - at);
    rebuilt += edit.text;
    at = edit.span.begin;
  }
  rebuilt += part.substr(at);
  return rebuilt == whole;
}

// Refused by BIND, or a comment about comments.
bool may_remain(const Finding& finding) {
  const Rule* rule = find_rule(finding.rule);
  return finding.rule == "lint-suppression-unused" ||
         (rule->effect != Effect::none && finding.severity == Severity::error);
}

std::string text_of(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) text += std::string(finding.rule) + " ";
  return text;
}

void expect_silenced(const std::string& text, const LoadOptions& options, unsigned seed) {
  const LoadedZone zone = std::move(*load_zone(Source("in.zone", text), options));
  const std::size_t found = lint(zone, {}).size();
  const auto once = add_suppressions(zone, 0, options, {});
  ASSERT_TRUE(once) << seed << once.error().message << "\n" << text;
  ASSERT_TRUE(only_added(text, once->text, once->edits)) << seed << "\n" << text << once->text;
  const auto difference = served_difference(zone.zone, once->loaded.zone);
  ASSERT_FALSE(difference) << seed << *difference;
  ASSERT_EQ(once->silenced + once->remaining.size(), found) << seed << "\n" << once->text;

  const LoadedZone again = std::move(*load_zone(Source("in.zone", once->text), options));
  ASSERT_EQ(text_of(lint(again, {})), text_of(once->remaining)) << seed;
  for (const Finding& finding : once->remaining) {
    ASSERT_TRUE(may_remain(finding))
        << seed << " " << finding.rule << ": " << finding.message << "\n"
        << once->text;
  }
  const auto twice = add_suppressions(again, 0, options, {});
  ASSERT_TRUE(twice) << seed;
  ASSERT_EQ(twice->text, once->text) << seed;
  ASSERT_EQ(twice->silenced, 0u) << seed;
}

TEST(AddSuppressions, OnlyAddsAndLeavesOnlyWhatMayNotBeSilenced) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    Random random(seed);
    expect_silenced(faulty_zone(random), example_com(), seed);
    if (HasFatalFailure()) return;
  }
}

// The findings of one included file; the zone's own file stays as it is.
TEST(AddSuppressions, ConcernsOneFile) {
  std::size_t silenced = 0;
  for (unsigned seed = 0; seed < 100; ++seed) {
    Random random(seed);
    MemoryFiles files({{"part.inc", faulty_zone(random)}});
    LoadOptions options = example_com();
    options.files = &files;
    const std::string text = zone_text(seed % 2 == 0 ? "$INCLUDE part.inc\n"
                                                     : "$INCLUDE part.inc\n$INCLUDE part.inc x\n");
    const LoadedZone zone = std::move(*load_zone(Source("in.zone", text), options));
    if (zone.files.size() < 2) continue;
    const auto once = add_suppressions(zone, 1, options, {});
    ASSERT_TRUE(once) << seed << once.error().message;
    ASSERT_TRUE(only_added(files.at("part.inc"), once->text, once->edits)) << seed;
    ASSERT_FALSE(served_difference(zone.zone, once->loaded.zone)) << seed;
    for (const Finding& finding : once->remaining) {
      ASSERT_TRUE(finding.span.source == 0 || may_remain(finding)) << seed << finding.message;
    }
    silenced += once->silenced;
  }
  EXPECT_GT(silenced, 100u);
}

TEST(AddSuppressions, DoesNotMindAnyText) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    Random random(seed);
    expect_silenced(zone_soup(random, 40, true), example_com(), seed);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace zonemend::testing
