#include "lint/fix_batch.h"

#include <gtest/gtest.h>

namespace zonemend {
namespace {

Finding offer(std::string_view rule, Safety safety, std::uint32_t begin, std::uint32_t end,
              std::string text = "") {
  Finding finding;
  finding.rule = rule;
  finding.fixes.push_back({"mend", safety, {{{0, begin, end}, std::move(text)}}});
  return finding;
}

FixBatch choose(const std::vector<Finding>& findings, Safety allowed = Safety::safe) {
  return choose_fixes(findings, RuleChoice({}), allowed, 0, "0123456789");
}

constexpr std::string_view sound = "no-final-newline";  // Effect::none
constexpr std::string_view unreadable = "bom";

TEST(ChooseFixes, TakesWhatDoesNotTouch) {
  EXPECT_EQ(
      choose({offer(sound, Safety::safe, 0, 2), offer(sound, Safety::safe, 2, 4)}).fixes.size(),
      2u);
  EXPECT_EQ(
      choose({offer(sound, Safety::safe, 0, 3), offer(sound, Safety::safe, 2, 4)}).fixes.size(),
      1u);
}

TEST(ChooseFixes, LetsInsertionsAtOnePlaceWait) {
  EXPECT_EQ(choose({offer(sound, Safety::safe, 2, 2, "a"), offer(sound, Safety::safe, 2, 2, "a")})
                .fixes.size(),
            1u);
  EXPECT_EQ(choose({offer(sound, Safety::safe, 0, 2), offer(sound, Safety::safe, 2, 2, "a")})
                .fixes.size(),
            1u);
}

TEST(ChooseFixes, MendsTheReadingFirst) {
  const FixBatch batch =
      choose({offer(sound, Safety::safe, 0, 1), offer(unreadable, Safety::safe, 4, 5)});
  EXPECT_EQ(batch.kind, FixKind::repairs_reading);
  EXPECT_EQ(batch.fixes.size(), 1u);
}

TEST(ChooseFixes, AppliesOnlyWhatIsAllowed) {
  const std::vector<Finding> findings{offer(sound, Safety::unsafe, 0, 1),
                                      offer(sound, Safety::display_only, 4, 5)};
  EXPECT_TRUE(choose(findings).fixes.empty());
  const FixBatch batch = choose(findings, Safety::unsafe);
  EXPECT_EQ(batch.kind, FixKind::changes_answers);
  EXPECT_EQ(batch.fixes.size(), 1u);
}

TEST(ChooseFixes, SkipsFixesThatChangeNothing) {
  EXPECT_TRUE(choose({offer(sound, Safety::safe, 2, 4, "23")}).fixes.empty());
}

TEST(ChooseFixes, LeavesIncludedFilesAlone) {
  Finding finding = offer(sound, Safety::safe, 0, 1);
  finding.fixes[0].edits[0].span.source = 1;
  EXPECT_TRUE(choose({finding}).fixes.empty());
}

}  // namespace
}  // namespace zonemend
