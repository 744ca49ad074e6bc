#include "zonemend/document.h"

#include <gtest/gtest.h>

#include <string>

namespace zonemend {
namespace {

struct Read {
  Source source;
  Document document;

  explicit Read(std::string text)
      : source("test", std::move(text)), document(read_document(source, 0)) {}

  std::string text(std::size_t entry) const {
    const Entry& e = document.entries.at(entry);
    return std::string(source.text(e.begin, e.end));
  }
  EntryKind kind(std::size_t entry) const { return document.entries.at(entry).kind; }
  // "rule@offset", for all findings.
  std::string findings() const {
    std::string result;
    for (const Finding& f : document.findings) {
      result += std::string(f.rule) + "@" + std::to_string(f.span.begin) + " ";
    }
    return result;
  }
};

TEST(Document, KnowsTheKindsOfEntries) {
  const Read read(
      "; c\n \n$origin x.\n$TTL 1\n$INCLUDE f\n$GENERATE 1-2 a A 1\n$DATE 1\n$FOO\nw A 1\n");
  using enum EntryKind;
  const EntryKind kinds[] = {comment,           blank, origin, ttl, include, generate, date,
                             unknown_directive, record};
  ASSERT_EQ(read.document.entries.size(), std::size(kinds));
  for (std::size_t i = 0; i < std::size(kinds); ++i) EXPECT_EQ(read.kind(i), kinds[i]) << i;
}

TEST(Document, ADirectiveBehindWhiteSpaceIsARecord) {
  EXPECT_EQ(Read(" $TTL 1\n").kind(0), EntryKind::record);
}

TEST(Document, AnEntryRunsOverLinesInsideParentheses) {
  const Read read("a TXT ( x\n  ; ) no\n\n y )\nb A 1\n");
  ASSERT_EQ(read.document.entries.size(), 2u);
  EXPECT_EQ(read.text(1), "b A 1\n");
  EXPECT_EQ(read.findings(), "");
}

TEST(Document, AnUnclosedParenthesisIsFoundWhereItOpensAndReadingGoesOn) {
  const Read read("a SOA ( 1\n  2\n\n; next\nb A 1\nc A ( 2 )\n");
  ASSERT_EQ(read.document.entries.size(), 5u);
  EXPECT_EQ(read.text(0), "a SOA ( 1\n  2\n");
  EXPECT_EQ(read.kind(0), EntryKind::broken);
  EXPECT_EQ(read.kind(3), EntryKind::record);
  EXPECT_EQ(read.text(4), "c A ( 2 )\n");
  EXPECT_EQ(read.findings(), "unbalanced-parens@6 ");
}

TEST(Document, EachOfSeveralUnclosedParenthesesIsFound) {
  const Read read("a A ( 1\nb A ( 2\nc A ( 3 )\nd A ( 4\n");
  EXPECT_EQ(read.document.entries.size(), 4u);
  EXPECT_EQ(read.kind(2), EntryKind::record);
  EXPECT_EQ(read.findings(), "unbalanced-parens@4 unbalanced-parens@12 unbalanced-parens@30 ");
}

TEST(Document, AStrayClosingParenthesisBreaksItsLineOnly) {
  const Read read("a A 1 )\nb A 2\n");
  EXPECT_EQ(read.kind(0), EntryKind::broken);
  EXPECT_EQ(read.kind(1), EntryKind::record);
  EXPECT_EQ(read.findings(), "unbalanced-parens@6 ");
}

TEST(Document, AnUnterminatedQuoteIsFoundWhereItOpens) {
  const Read read("a TXT \"x\nb TXT \"y\"\n");
  EXPECT_EQ(read.kind(0), EntryKind::broken);
  EXPECT_EQ(read.kind(1), EntryKind::record);
  EXPECT_EQ(read.findings(), "unterminated-quote@6 ");
}

TEST(Document, AQuoteThatSwallowsAClosingParenthesisDoesNotTakeTheNextRecord) {
  const Read read("a TXT ( \"x )\nb A 1\n");
  EXPECT_EQ(read.kind(0), EntryKind::broken);
  EXPECT_EQ(read.kind(1), EntryKind::record);
  EXPECT_EQ(read.findings(), "unterminated-quote@8 ");
}

TEST(Document, NulByteOutsideStringsAndCommentsIsFound) {
  using namespace std::string_literals;
  EXPECT_EQ(Read("a\0b A 1\n"s).findings(), "nul-byte@1 ");
  EXPECT_EQ(Read("a TXT \"\0\" ; \0\n"s).findings(), "");
}

TEST(Document, AStringOverLineEndsIsOneEntryAndOneFinding) {
  const Read read("a TXT \"x\ny\" ; c\nb A 1\n");
  ASSERT_EQ(read.document.entries.size(), 2u);
  EXPECT_EQ(read.kind(0), EntryKind::broken);
  EXPECT_EQ(read.text(1), "b A 1\n");
  EXPECT_EQ(read.findings(), "newline-in-quote@6 ");
}

TEST(Document, AParenthesisMayOpenBehindAStringOverLineEnds) {
  EXPECT_EQ(Read("a TXT \"x\ny\" (\n$TTL 5\n z )\nb A 1\n").document.entries.size(), 2u);
  EXPECT_EQ(Read("a TXT \"x\ny\" (\n z\nb A 1\n").findings(), "unbalanced-parens@12 ");
}

TEST(Document, AnOpenQuoteSwallowsNoRecords) {
  EXPECT_EQ(Read("a TXT \"x\nb IN A 1\nc IN TXT y\"\n").findings(),
            "unterminated-quote@6 unterminated-quote@28 ");
  EXPECT_EQ(Read("a TXT \"x\n y\n\"z\"\n").findings(), "unterminated-quote@6 ");
}

TEST(Document, ARowOfSignsIsAMarkerOnlyInAConflict) {
  EXPECT_EQ(Read("======= A 1\n").kind(0), EntryKind::record);
  EXPECT_EQ(Read("<<<<<<< x\n=======\n>>>>>>> y\n======= A 1\n").kind(3), EntryKind::record);
}

TEST(Document, ADirectiveInParenthesesIsBroken) {
  const Read read("a TXT ( x\n$TTL 5\n$TTL 6 )\nb A 1\n");
  ASSERT_EQ(read.document.entries.size(), 2u);
  EXPECT_EQ(read.findings(), "directive-in-parens@10 ");
}

TEST(Document, ByteOrderMarkBareCrConflictMarkerAndMissingNewline) {
  EXPECT_EQ(Read("\xef\xbb\xbf"
                 "a A 1\n")
                .findings(),
            "bom@0 ");
  EXPECT_EQ(Read("<<<<<<< ours\na A 1\n=======\na A 2\n>>>>>>> theirs\n").findings(),
            "merge-conflict-marker@0 merge-conflict-marker@19 merge-conflict-marker@33 ");
  EXPECT_EQ(Read("a A 1").findings(), "no-final-newline@5 ");
}

TEST(Document, ReadingIsLinearWhenEveryLineOpensAParenthesis) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "a A ( 1\n";
  const Read read(text);
  EXPECT_EQ(read.document.entries.size(), 200000u);
  EXPECT_EQ(read.document.findings.size(), FindingSink::usual_most_of_a_rule);
  ASSERT_EQ(read.document.findings.sums().size(), 1u);
  EXPECT_EQ(read.document.findings.sums()[0].message, "and 100000 more of unbalanced-parens");
}

TEST(Document, OfNothingIsEmpty) { EXPECT_TRUE(Read("").document.entries.empty()); }

}  // namespace
}  // namespace zonemend
