#include "report/shared/source_line.h"

#include <gtest/gtest.h>

namespace zonemend {
namespace {

TEST(SourceLine, ExpandsTabs) {
  const SourceLine line("www\tA\t192.0.2.1", 4, 80);
  EXPECT_EQ(line.text(), "www     A       192.0.2.1");
  EXPECT_EQ(line.column(4), 8u);
  EXPECT_EQ(line.column(6), 16u);
  EXPECT_EQ(line.column(15), 25u);  // the end
}

TEST(SourceLine, CountsColumnsNotBytes) {
  const SourceLine line("\u00fc \u4f8b x\x01y", 0, 80);
  EXPECT_EQ(line.text(), "\u00fc \u4f8b x\\001y");
  EXPECT_EQ(line.column(3), 2u);
  EXPECT_EQ(line.column(7), 5u);   // x
  EXPECT_EQ(line.column(9), 10u);  // y
}

TEST(SourceLine, CutsAroundTheFocus) {
  const std::string text = std::string(500, 'a') + "X" + std::string(500, 'b');
  const SourceLine line(text, 500, 60);
  EXPECT_LE(line.text().size(), 60u);
  EXPECT_TRUE(line.text().starts_with("...a"));
  EXPECT_TRUE(line.text().ends_with("b..."));
  EXPECT_EQ(line.text()[line.column(500)], 'X');
}

TEST(SourceLine, ShowsTheStartWhereItCan) {
  const std::string text = "X" + std::string(500, 'b');
  const SourceLine line(text, 0, 60);
  EXPECT_EQ(line.column(0), 0u);
  EXPECT_TRUE(line.text().starts_with("Xb"));
}

TEST(SourceLine, IsQuickOnLinesOfManyMegabytes) {
  const std::string text(64u << 20, '\xff');
  const SourceLine line(text, 32u << 20, 60);
  EXPECT_LE(line.text().size(), 60u);
}

TEST(SourceLine, MayBeEmpty) {
  const SourceLine line("", 0, 60);
  EXPECT_EQ(line.text(), "");
  EXPECT_EQ(line.column(0), 0u);
}

}  // namespace
}  // namespace zonemend
