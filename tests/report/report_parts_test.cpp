#include <fmt/format.h>
#include <gtest/gtest.h>

#include "report/shared/base64.h"
#include "report/shared/fingerprint.h"
#include "report/shared/markdown_text.h"
#include "report/shared/place.h"
#include "report/shared/repository_path.h"
#include "report/shared/rule_help.h"
#include "report/shared/whole_lines.h"
#include "zonemend/rule.h"

namespace zonemend {
namespace {

SourceSet one_source(std::string bytes, std::string name = "db.example.com") {
  SourceSet set;
  set.add(Source(std::move(name), std::move(bytes)));
  return set;
}

std::uint32_t column_of(const SourceSet& sources, ColumnUnit unit, std::uint32_t offset) {
  return Places(sources, unit).of({0, offset, offset}).column;
}

TEST(Places, CountInTheUnitThatIsAskedFor) {
  const SourceSet sources = one_source("first\n\u00fc\U0001f558x\n");  // 2 and 4 bytes
  const std::uint32_t x = 6 + 2 + 4;
  EXPECT_EQ(column_of(sources, ColumnUnit::bytes, x), 7u);
  EXPECT_EQ(column_of(sources, ColumnUnit::code_points, x), 3u);
  EXPECT_EQ(column_of(sources, ColumnUnit::utf16_units, x), 4u);
}

TEST(Places, CountBytesThatAreNotUtf8) {
  const SourceSet sources = one_source("\xff\xc3x");
  EXPECT_EQ(column_of(sources, ColumnUnit::utf16_units, 2), 3u);
}

TEST(Places, ReachOverLines) {
  const SourceSet sources = one_source("ab\n\u00fc\n");
  const Place place = Places(sources, ColumnUnit::code_points).of({0, 1, 5});
  EXPECT_EQ(place.line, 1u);
  EXPECT_EQ(place.column, 2u);
  EXPECT_EQ(place.end_line, 2u);
  EXPECT_EQ(place.end_column, 2u);
}

// A character may lie across the multiples of bytes that are counted ahead.
TEST(Places, AreTheSameInLongLines) {
  std::string line(5, 'a');
  for (int i = 0; i < 5000; ++i) line += "\u00fc\U0001f558";
  const SourceSet sources = one_source("x\n" + line);
  Places places(sources, ColumnUnit::utf16_units);
  for (std::uint32_t i = 0; i < 5000; ++i) {
    const std::uint32_t offset = 2 + 5 + 6 * i;
    EXPECT_EQ(places.of({0, offset, offset}).column, 6 + 3 * i);
    EXPECT_EQ(places.of({0, offset + 2, offset + 2}).column, 7 + 3 * i);
  }
  const auto size = static_cast<std::uint32_t>(sources.at(0).bytes().size());
  EXPECT_EQ(places.of({0, size, size}).column, 6 + 3 * 5000u);
}

Finding at_line(const SourceSet& sources, std::uint32_t line) {
  Finding finding;
  finding.rule = "r";
  finding.message = "m";
  const std::uint32_t begin = sources.at(0).line_begin(line);
  finding.span = {0, begin, begin + 1};
  return finding;
}

TEST(Fingerprints, SurviveMovesAndSerials) {
  const SourceSet before = one_source("@ SOA a b 2026030401 1 2 3 4\n");
  const SourceSet after = one_source("; new\n\n@   SOA\ta b 2026030402 1 2 3 4 \n");
  EXPECT_EQ(Fingerprints().of(before, at_line(before, 1)),
            Fingerprints().of(after, at_line(after, 3)));
}

TEST(Fingerprints, TellFindingsApart) {
  const SourceSet sources = one_source("www A 192.0.2.1\nwww A 192.0.2.2\nftp A 192.0.2.1\n");
  const SourceSet elsewhere = one_source("www A 192.0.2.1\n", "db.example.net");
  Fingerprints fingerprints;
  const std::string first = fingerprints.of(sources, at_line(sources, 1));
  const std::string second = fingerprints.of(sources, at_line(sources, 2));
  EXPECT_NE(first, second);
  EXPECT_EQ(first.substr(0, 16), second.substr(0, 16));
  EXPECT_NE(first.substr(0, 16), fingerprints.of(sources, at_line(sources, 3)).substr(0, 16));
  EXPECT_NE(first.substr(0, 16), fingerprints.of(elsewhere, at_line(elsewhere, 1)).substr(0, 16));
}

std::string changed(const std::string& bytes, const std::vector<Edit>& edits) {
  const auto change = whole_lines(one_source(bytes), 0, edits);
  if (!change) return "none";
  return fmt::format("{}-{}:{}", change->first, change->last, change->text);
}

TEST(WholeLines, HoldTheEditsOfAFix) {
  const std::string text = "one\ntwo\nthree\n";
  EXPECT_EQ(changed(text, {{{0, 4, 5}, "T"}}), "2-2:Two");
  EXPECT_EQ(changed(text, {{{0, 4, 5}, "T"}, {{0, 8, 9}, "T"}}), "2-3:Two\nThree");
  EXPECT_EQ(changed(text, {{{0, 4, 8}, ""}}), "2-2:");
  EXPECT_EQ(changed(text, {{{0, 4, 4}, "new\n"}}), "2-2:new\ntwo");
  EXPECT_EQ(changed("one\r\ntwo\r\n", {{{0, 0, 1}, "O"}}), "1-1:One");
  EXPECT_EQ(changed("one", {{{0, 0, 1}, "O"}}), "1-1:One");
}

TEST(WholeLines, CannotSayEverything) {
  const std::string text = "one\ntwo\nthree\n";
  EXPECT_EQ(changed("one", {{{0, 3, 3}, "\n"}}), "none");                  // only a line end
  EXPECT_EQ(changed(text, {{{0, 3, 4}, ""}}), "none");                     // joins lines
  EXPECT_EQ(changed(text, {{{0, 4, 7}, ""}}), "none");                     // empties a line
  EXPECT_EQ(changed(text, {{{0, 4, 5}, "\xff"}}), "none");                 // not UTF-8
  EXPECT_EQ(changed(text, {{{0, 0, 3}, "x"}, {{0, 1, 2}, "y"}}), "none");  // overlap
  EXPECT_EQ(changed(text, {}), "none");
}

TEST(Markdown, KeepsSentencesReadable) {
  EXPECT_EQ(inline_text("'www.example.com.' is an alias (CNAME), see $TTL"),
            "`www.example.com.` is an alias (CNAME), see `$TTL`");
  EXPECT_EQ(inline_text("BIND's view of www.example.com, and a_b"),
            "BIND's view of `www.example.com`, and `a_b`");
  EXPECT_EQ(inline_text("it's 5400 seconds; ('a b')"), "it's 5400 seconds; (`a b`)");
  EXPECT_EQ(code_span("a`b"), "``a`b``");
  EXPECT_EQ(code_span("`"), "`` ` ``");
  EXPECT_EQ(code_block("text", "a\n````\n"), "`````text\na\n````\n`````\n");
}

TEST(Paths, AreSeenFromTheRepository) {
  EXPECT_EQ(repository_path("./zones/db.x"), "zones/db.x");
  EXPECT_EQ(repository_path("zones/./db.x"), "zones/./db.x");
  EXPECT_EQ(uri_of("./zones/a b%.zone"), "zones/a%20b%25.zone");
  EXPECT_EQ(uri_of("/etc/bind/db.x"), "file:///etc/bind/db.x");
  EXPECT_EQ(uri_of("b\u00fcro:x"), "b%C3%BCro%3Ax");
}

TEST(Base64, IsThatOfTheStandard) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

// GitHub shows descriptions of up to 1024 characters.
TEST(RuleHelp, FitsGithub) {
  for (const Rule* rule : all_rules()) {
    EXPECT_LE(rule->docs.what.size(), 1024u) << rule->id;
    EXPECT_NE(rule_help_markdown(*rule).find("**Authority:**"), std::string::npos) << rule->id;
  }
}

}  // namespace
}  // namespace zonemend
