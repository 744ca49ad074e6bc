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

// Line ends at each distance from each other, over several of the blocks that are remembered.
TEST(Source, FindsLinesOfAnyLength) {
  for (const std::uint32_t longest : {70u, 200u, 9000u}) {
    const std::uint32_t step = longest / 70;
    std::string text;
    for (std::uint32_t size = 0; size < longest; size += step) {
      text += std::string(size, 'x') + "\n";
    }
    const Source source("f", text);
    std::uint32_t begin = 0;
    std::uint32_t line = 1;
    for (std::uint32_t size = 0; size < longest; size += step) {
      EXPECT_EQ(source.line(line), std::string(size, 'x'));
      EXPECT_EQ(source.line_begin(line), begin);
      EXPECT_EQ(source.position(begin).line, line);
      EXPECT_EQ(source.position(begin + size).line, line);
      EXPECT_EQ(source.position(begin + size).column, size + 1);
      begin += size + 1;
      ++line;
    }
    EXPECT_EQ(source.line_count(), line - 1);
    EXPECT_EQ(source.line_begin(line), text.size());
    EXPECT_EQ(source.line_begin(line + 1), text.size());
  }
}

TEST(Source, AFinalLineEndOpensNoLine) {
  EXPECT_EQ(Source("f", "a\n").line_count(), 1u);
  EXPECT_EQ(Source("f", "").line_count(), 0u);
}

}  // namespace
}  // namespace zonemend
