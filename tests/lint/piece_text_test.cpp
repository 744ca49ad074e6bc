#include "lint/piece_text.h"

#include <gtest/gtest.h>

#include <random>

namespace zonemend {
namespace {

TEST(PieceText, IsTheOriginalAtFirst) {
  const PieceText pieces("abc");
  EXPECT_EQ(pieces.text(), "abc");
  EXPECT_TRUE(pieces.edits().empty());
}

TEST(PieceText, JoinsRoundsIntoEditsOfTheOriginal) {
  PieceText pieces("one two three");
  pieces.apply({{{0, 4, 7}, "2"}});
  pieces.apply({{{0, 0, 0}, ">"}, {{0, 4, 5}, "zwei"}});
  EXPECT_EQ(pieces.text(), ">one zwei three");
  const std::vector<Edit> expected{{{0, 0, 0}, ">"}, {{0, 4, 7}, "zwei"}};
  EXPECT_EQ(pieces.edits(), expected);
}

TEST(PieceText, KeepsInsertionsAtOnePlaceInOrder) {
  PieceText pieces("x");
  pieces.apply({{{0, 0, 0}, "a"}, {{0, 0, 0}, "b"}});
  EXPECT_EQ(pieces.text(), "abx");
  EXPECT_EQ(*apply_edits("x", pieces.edits()), "abx");
}

std::vector<Edit> random_edits(std::mt19937& random, std::size_t size) {
  const auto below = [&random](std::uint32_t limit) {
    return static_cast<std::uint32_t>(random() % limit);
  };
  std::vector<Edit> edits;
  for (std::uint32_t at = 0; at <= size; at += 1 + below(5)) {
    const auto end = std::min(at + below(3), static_cast<std::uint32_t>(size));
    edits.push_back({{0, at, end}, std::string(below(3), static_cast<char>('A' + below(26)))});
    at = end;
  }
  return edits;
}

TEST(PieceText, AgreesWithApplyingRoundByRound) {
  const std::string original = "the quick brown fox jumps over the lazy dog";
  std::mt19937 random(1);
  for (int run = 0; run < 200; ++run) {
    PieceText pieces(original);
    std::string text = original;
    for (int round = 0; round < 4; ++round) {
      const auto edits = random_edits(random, text.size());
      pieces.apply(edits);
      text = *apply_edits(text, edits);
      ASSERT_EQ(pieces.text(), text);
      ASSERT_EQ(*apply_edits(original, pieces.edits()), text);
    }
  }
}

}  // namespace
}  // namespace zonemend
