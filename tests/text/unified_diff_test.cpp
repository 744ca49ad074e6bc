#include <gtest/gtest.h>

#include "support/hostile.h"
#include "support/scratch_folder.h"
#include "zonemend/edit.h"

namespace zonemend {
namespace {

TEST(UnifiedDiff, QuotesNamesAsGitDoes) {
  const std::vector<Edit> edits{{{0, 0, 1}, "b"}};
  const auto head = [&](std::string_view name) {
    const std::string diff = unified_diff(name, "a\n", edits);
    return diff.substr(0, diff.find("@@"));
  };
  EXPECT_EQ(head("zones/db"), "--- a/zones/db\n+++ b/zones/db\n");
  EXPECT_EQ(head("m\u00fcller db"), "--- a/m\u00fcller db\n+++ b/m\u00fcller db\n");
  EXPECT_EQ(head("x\n--- a/y"), "--- \"a/x\\012--- a/y\"\n+++ \"b/x\\012--- a/y\"\n");
  EXPECT_EQ(head("x\"\\\x7f"), "--- \"a/x\\\"\\\\\\177\"\n+++ \"b/x\\\"\\\\\\177\"\n");
}

// A name cannot make git change another file.
TEST(UnifiedDiff, OfAnyNameIsAppliedToThatFile) {
  if (!testing::is_installed("git")) GTEST_SKIP() << "git is not installed";
  const std::string name = "x\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+owned";
  const testing::ScratchFolder folder;
  folder.put(name, "a\n");
  folder.put("y", "a\n");
  folder.put("patch", unified_diff(name, "a\n", {{{0, 0, 1}, "b"}}));
  EXPECT_EQ(testing::output_of("cd " + folder.folder().string() + " && git apply patch 2>&1"), "");
  EXPECT_EQ(testing::read_bytes(folder.path(name)), "b\n");
  EXPECT_EQ(testing::read_bytes(folder.path("y")), "a\n");
}

}  // namespace
}  // namespace zonemend
