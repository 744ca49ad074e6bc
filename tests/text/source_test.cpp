#include "zonemend/source.h"

#include <gtest/gtest.h>

namespace zonemend {
namespace {

TEST(Source, CountsLinesAndColumnsFromOne) {
  const Source source("f", "ab\ncd\r\n\nx");
  EXPECT_EQ(source.position(0).line, 1u);
  EXPECT_EQ(source.position(2).column, 3u);  // the line end belongs to its line
  EXPECT_EQ(source.position(3).line, 2u);
  EXPECT_EQ(source.position(3).column, 1u);
  EXPECT_EQ(source.position(9).line, 4u);  // the end of the text
  EXPECT_EQ(source.line_count(), 4u);
  EXPECT_EQ(source.line(2), "cd");
  EXPECT_EQ(source.line(3), "");
  EXPECT_EQ(source.line(9), "");
}

TEST(Source, AFinalLineEndOpensNoLine) {
  EXPECT_EQ(Source("f", "a\n").line_count(), 1u);
  EXPECT_EQ(Source("f", "").line_count(), 0u);
}

}  // namespace
}  // namespace zonemend
