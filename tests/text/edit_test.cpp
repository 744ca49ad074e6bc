#include "zonemend/edit.h"

#include <gtest/gtest.h>

namespace zonemend {
namespace {

Edit edit(std::uint32_t begin, std::uint32_t end, std::string text) {
  return {{0, begin, end}, std::move(text)};
}

TEST(Edits, NoneIsTheIdentity) { EXPECT_EQ(*apply_edits("abc", {}), "abc"); }

TEST(Edits, ReplaceInsertAndDelete) {
  EXPECT_EQ(*apply_edits("0123456789", {edit(8, 9, ""), edit(0, 0, "<"), edit(2, 4, "xyz")}),
            "<01xyz45679");
}

TEST(Edits, AtOnePlaceKeepTheirOrder) {
  EXPECT_EQ(*apply_edits("ab", {edit(1, 1, "x"), edit(1, 1, "y"), edit(1, 2, "z")}), "axyz");
}

TEST(Edits, ThatOverlapAreRefused) {
  EXPECT_FALSE(apply_edits("0123456789", {edit(1, 4, ""), edit(3, 5, "")}));
  EXPECT_FALSE(apply_edits("0123", {edit(3, 5, "")}));
}

TEST(UnifiedDiff, OfNothingIsEmpty) {
  EXPECT_EQ(unified_diff("f", "a\nb\n", {}), "");
  EXPECT_EQ(unified_diff("f", "a\nb\n", {edit(0, 1, "a")}), "");
}

TEST(UnifiedDiff, ShowsOneLineWithContext) {
  EXPECT_EQ(unified_diff("f", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", {edit(8, 9, "five")}),
            "--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, KeepsDistantChangesApartAndNearOnesTogether) {
  const std::string text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  EXPECT_EQ(unified_diff("f", text, {edit(0, 1, "x"), edit(16, 17, "y")}, 1),
            "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-1\n+x\n 2\n@@ -8,2 +8,2 @@\n 8\n-9\n+y\n");
  EXPECT_EQ(unified_diff("f", text, {edit(0, 1, "x"), edit(4, 5, "y")}, 1),
            "--- a/f\n+++ b/f\n@@ -1,4 +1,4 @@\n-1\n+x\n 2\n-3\n+y\n 4\n");
}

TEST(UnifiedDiff, InsertsAndDeletesWholeLines) {
  EXPECT_EQ(unified_diff("f", "1\n2\n3\n", {edit(2, 2, "new\n"), edit(4, 6, "")}, 1),
            "--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n 1\n+new\n 2\n-3\n");
  EXPECT_EQ(unified_diff("f", "", {edit(0, 0, "1\n")}), "--- a/f\n+++ b/f\n@@ -0,0 +1 @@\n+1\n");
}

TEST(UnifiedDiff, SaysWhereTheFinalNewlineIsMissing) {
  EXPECT_EQ(unified_diff("f", "1\n2", {edit(3, 3, "\n3")}),
            "--- a/f\n+++ b/f\n@@ -1,2 +1,3 @@\n 1\n-2\n\\ No newline at end of file\n+2\n+3\n"
            "\\ No newline at end of file\n");
}

TEST(UnifiedDiff, CountsLinesThatEarlierHunksAdded) {
  EXPECT_EQ(unified_diff("f", "1\n2\n3\n4\n", {edit(0, 0, "a\nb\n"), edit(6, 7, "x")}, 0),
            "--- a/f\n+++ b/f\n@@ -0,0 +1,2 @@\n+a\n+b\n@@ -4 +6 @@\n-4\n+x\n");
}

}  // namespace
}  // namespace zonemend
