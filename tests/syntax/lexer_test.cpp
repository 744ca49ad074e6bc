#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "zonemend/token.h"

namespace zonemend {
namespace {

// The tokens of a text as "kind:text", one a line.
std::string tokens_of(std::string_view text) {
  static constexpr const char* kinds[] = {"word",    "quoted", "open",    "close",
                                          "comment", "blank",  "newline", "bad"};
  std::string result;
  Lexer lexer(text, 0, static_cast<std::uint32_t>(text.size()));
  for (Token token; lexer.next(token);) {
    result += kinds[static_cast<int>(token.kind)];
    result += ":";
    for (const char c : text.substr(token.begin, token.end - token.begin)) {
      if (c == '\n') {
        result += "\\n";
      } else if (c == '\r') {
        result += "\\r";
      } else {
        result += c;
      }
    }
    result += "|";
  }
  return result;
}

TEST(Lexer, CutsARecord) {
  EXPECT_EQ(tokens_of("www\tIN A 192.0.2.1 ; c\n"),
            "word:www|blank:\t|word:IN|blank: |word:A|blank: |word:192.0.2.1|blank: |comment:; c|"
            "newline:\\n|");
}

TEST(Lexer, AQuoteStartsANewTokenInsideAWord) {
  EXPECT_EQ(tokens_of("a\"b c\"d"), "word:a|quoted:\"b c\"|word:d|");
}

TEST(Lexer, ASemicolonEndsAWordUnlessEscaped) {
  EXPECT_EQ(tokens_of("a;b"), "word:a|comment:;b|");
  EXPECT_EQ(tokens_of("a\\;b"), "word:a\\;b|");
}

TEST(Lexer, ParenthesesEndAWordUnlessEscaped) {
  EXPECT_EQ(tokens_of("a(b)"), "word:a|open:(|word:b|close:)|");
  EXPECT_EQ(tokens_of("a\\(b"), "word:a\\(b|");
}

TEST(Lexer, ABackslashDoesNotEscapeALineEndInAWord) {
  EXPECT_EQ(tokens_of("a\\\nb"), "word:a\\|newline:\\n|word:b|");
}

TEST(Lexer, ABackslashEscapesALineFeedInAString) {
  EXPECT_EQ(tokens_of("\"a\\\nb\""), "quoted:\"a\\\\nb\"|");
}

TEST(Lexer, AnOpenStringEndsWithItsLine) {
  EXPECT_EQ(tokens_of("\"abc\r\nd"), "bad:\"abc|newline:\\r\\n|word:d|");
  EXPECT_EQ(tokens_of("\"abc\\\""), "bad:\"abc\\\"|");
}

TEST(Lexer, LineEndsAreLfCrLfAndALoneCr) {
  EXPECT_EQ(tokens_of("a\nb\r\nc\rd"),
            "word:a|newline:\\n|word:b|newline:\\r\\n|word:c|newline:\\r|word:d|");
}

TEST(Lexer, ALoneCrDoesNotEndAComment) {
  EXPECT_EQ(tokens_of("; a\rb\r\nc"), "comment:; a\\rb|newline:\\r\\n|word:c|");
}

TEST(Lexer, AByteOrderMarkIsAToken) {
  EXPECT_EQ(tokens_of("\xef\xbb\xbfwww"), "bad:\xef\xbb\xbf|word:www|");
}

}  // namespace
}  // namespace zonemend
