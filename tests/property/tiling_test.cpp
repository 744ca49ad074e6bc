// Whatever the bytes: no byte is lost, and reading takes time in proportion to their number.
#include "support/tiling.h"

#include <gtest/gtest.h>

#include <chrono>
#include <utility>
#include <vector>

#include "support/generator.h"
#include "zonemend/document.h"
#include "zonemend/token.h"

namespace zonemend::testing {
namespace {

constexpr unsigned cases = 3000;

TEST(Tiling, AnyBytes) {
  for (unsigned seed = 0; seed < cases; ++seed) {
    Random random(seed);
    const std::string bytes = random_bytes(random, 200);
    ASSERT_TRUE(keeps_every_byte(bytes)) << "seed " << seed;
  }
}

TEST(Tiling, ZoneSoup) {
  for (unsigned seed = 0; seed < cases; ++seed) {
    Random random(seed);
    const std::string text = zone_soup(random, 60, true);
    ASSERT_TRUE(keeps_every_byte(text)) << "seed " << seed << ":\n" << text;
  }
}

TEST(Tiling, EveryPrefixOfAZone) {
  Random random(7);
  const std::string text = healthy_zone(random).text;
  for (std::size_t size = 0; size <= text.size(); ++size) {
    ASSERT_TRUE(keeps_every_byte(std::string_view(text).substr(0, size))) << size;
  }
}

TEST(Tiling, EveryPairOfBytes) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const char bytes[] = {static_cast<char>(first), static_cast<char>(second)};
      ASSERT_TRUE(keeps_every_byte({bytes, 2})) << first << " " << second;
    }
  }
}

// The entries as the tokens tell them, of a text without what is `bad`.
std::vector<Entry> entries_by_tokens(const std::string& text) {
  std::vector<Entry> entries;
  Lexer lexer(text, 0, static_cast<std::uint32_t>(text.size()));
  Entry entry;
  bool has_text = false;
  int depth = 0;
  for (Token token; lexer.next(token);) {
    if (token.kind == TokenKind::blank && token.begin == entry.begin) entry.starts_blank = true;
    if (token.kind == TokenKind::comment && !has_text) entry.kind = EntryKind::comment;
    if (token.kind == TokenKind::open) ++depth;
    if (token.kind == TokenKind::close) --depth;
    if (token.is_text() && !std::exchange(has_text, true)) entry.kind = EntryKind::record;
    if (token.kind != TokenKind::newline || depth > 0) continue;
    entry.end = token.end;
    entries.push_back(entry);
    entry = {.begin = token.end};
    has_text = false;
  }
  return entries;
}

// Lines that can be read at a glance are read as the lexer would.
TEST(Tiling, EntriesAreThoseOfTheTokens) {
  static constexpr std::string_view pieces[] = {"www",
                                                " ",
                                                "\t",
                                                "A",
                                                "192.0.2.1",
                                                "\"a b\"",
                                                "\"\"",
                                                "\"; (\"",
                                                "\"a\\\"b\"",
                                                "a\\;b",
                                                "( a )",
                                                "()",
                                                "@",
                                                "_x=y",
                                                "\\\"",
                                                "\"\\\\\"",
                                                "=",
                                                "\xef",
                                                "a\"b\"c",
                                                "\"a\"\"b\"",
                                                "(\n a ; b\n)",
                                                "\"sixteen characters and more\"",
                                                "x$y"};
  static constexpr std::string_view ends[] = {"\n",           "\n",         "\n",    "\r\n",
                                              " ; say \"a\n", ";\"a\" (\n", " ;\r\n"};
  for (unsigned seed = 0; seed < 20000; ++seed) {
    Random random(seed);
    std::string text = "@";
    for (unsigned lines = 1 + random.below(5); lines > 0; --lines) {
      for (unsigned count = random.below(6); count > 0; --count) text += random.pick(pieces);
      text += random.pick(ends);
    }
    const Source source("test", text);
    const Document document = read_document(source, 0);
    ASSERT_TRUE(document.findings.empty()) << seed << ":\n" << text;
    const std::vector<Entry> expected = entries_by_tokens(text);
    ASSERT_EQ(document.entries.size(), expected.size()) << seed << ":\n" << text;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const Entry& entry = document.entries[i];
      ASSERT_EQ(entry.begin, expected[i].begin) << seed << ":\n" << text;
      ASSERT_EQ(entry.end, expected[i].end) << seed << ":\n" << text;
      ASSERT_EQ(entry.kind, expected[i].kind) << seed << ":\n" << text;
      ASSERT_EQ(entry.starts_blank, expected[i].starts_blank) << seed << ":\n" << text;
    }
  }
}

// A text of one kind of byte or line over and over must not take quadratic time: 200 kB of it
// would take many minutes then, not a blink.
TEST(Tiling, MuchOfTheSame) {
  for (const std::string_view piece :
       {"(", ")", "\"", ";", "\\", "\n", "\r", " ", "a", "(\n", "( ; )\n", "\"\n", "$ORIGIN\n",
        "a ( b\n", "<<<<<<< \n", "\xef\xbb\xbf", "; zonemend: ignore=bom\n"}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    const auto start = std::chrono::steady_clock::now();
    ASSERT_TRUE(keeps_every_byte(text)) << piece;
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10)) << piece;
  }
}

}  // namespace
}  // namespace zonemend::testing
