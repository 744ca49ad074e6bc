#include "zonemend/name.h"

#include <gtest/gtest.h>

#include <string>

namespace zonemend {
namespace {

Name origin() { return *Name::parse("example.com.", Name()); }

std::string text_of(std::string_view text) {
  NameError error{};
  const auto name = Name::parse(text, origin(), error);
  if (name) return name->text();
  static constexpr const char* errors[] = {"empty label", "label too long", "name too long",
                                           "bad escape"};
  return errors[static_cast<int>(error)];
}

TEST(Name, IsCompletedWithTheOrigin) {
  EXPECT_EQ(text_of("www"), "www.example.com.");
  EXPECT_EQ(text_of("www."), "www.");
  EXPECT_EQ(text_of("@"), "example.com.");
  EXPECT_EQ(text_of("."), ".");
  EXPECT_EQ(text_of("a.b"), "a.b.example.com.");
}

TEST(Name, ReadsEscapes) {
  EXPECT_EQ(text_of("\\097"), "a.example.com.");
  EXPECT_EQ(text_of("\\@"), "\\@.example.com.");
  EXPECT_EQ(text_of("a\\.b."), "a\\.b.");
  EXPECT_EQ(text_of("a\\046."), "a\\..");
  EXPECT_EQ(text_of("b\\."), "b\\..example.com.");
  EXPECT_EQ(text_of("b\\\\."), "b\\\\.");
  EXPECT_EQ(text_of("\\032x"), "\\032x.example.com.");
  EXPECT_EQ(text_of("\\256"), "bad escape");
  EXPECT_EQ(text_of("\\1"), "bad escape");
  EXPECT_EQ(text_of("\\12b"), "bad escape");
  EXPECT_EQ(text_of("a\\"), "bad escape");
  EXPECT_EQ(text_of("\\[x1/8"), "bad escape");
}

TEST(Name, HasLimits) {
  const std::string label63(63, 'a');
  EXPECT_EQ(text_of(label63), label63 + ".example.com.");
  EXPECT_EQ(text_of(label63 + "a"), "label too long");
  EXPECT_EQ(text_of("a..b"), "empty label");
  EXPECT_EQ(text_of(".a"), "empty label");
  EXPECT_EQ(text_of(""), "empty label");
  const std::string long_name = label63 + "." + label63 + "." + label63 + ".";
  EXPECT_EQ(text_of(long_name + std::string(61, 'b') + "."),
            long_name + std::string(61, 'b') + ".");
  EXPECT_EQ(text_of(long_name + std::string(62, 'b') + "."), "name too long");
  // 255 octets and 256, after completion with the origin.
  EXPECT_EQ(text_of(long_name + std::string(49, 'b')),
            long_name + std::string(49, 'b') + ".example.com.");
  EXPECT_EQ(text_of(long_name + std::string(50, 'b')), "name too long");
}

TEST(Name, ComparesWithoutLetterCase) {
  EXPECT_EQ(*Name::parse("WWW", origin()), *Name::parse("www.Example.COM.", Name()));
  EXPECT_FALSE(*Name::parse("www1", origin()) == *Name::parse("www2", origin()));
}

TEST(Name, KnowsItsAncestorsByLabelsNotByText) {
  const Name sub = *Name::parse("a.sub", origin());
  const Name ub = *Name::parse("ub.example.com.", Name());
  EXPECT_TRUE(sub.view().is_below(origin()));
  EXPECT_FALSE(sub.view().is_at_or_below(ub));
  EXPECT_FALSE(origin().view().is_below(origin()));
  EXPECT_TRUE(origin().view().is_at_or_below(Name()));
  EXPECT_EQ(sub.view().suffix(2).text(), "example.com.");
  EXPECT_EQ(sub.view().text_relative_to(origin()), "a.sub");
  EXPECT_EQ(origin().view().text_relative_to(origin()), "@");
}

TEST(NameTable, InternsAncestorsAndFoldsLetterCase) {
  NameTable table;
  const NameId www = table.intern(*Name::parse("www.a.b.", Name()));
  EXPECT_EQ(table.intern(*Name::parse("WWW.A.b.", Name())), www);
  EXPECT_EQ(table.size(), 4u);  // the root, b., a.b., www.a.b.
  EXPECT_EQ(table.at(table.parent(www)).text(), "a.b.");
  EXPECT_EQ(table.find(*Name::parse("b.", Name())), table.parent(table.parent(www)));
  EXPECT_EQ(table.find(*Name::parse("c.", Name())), no_name);
  EXPECT_EQ(table.parent(0), no_name);
}

TEST(NameTable, KnowsAncestorsByNumber) {
  NameTable names;
  const auto id = [&names](std::string_view text) {
    return names.intern(*Name::parse(text, Name()));
  };
  const NameId www = id("www.example.com.");
  const NameId example = id("example.com.");
  EXPECT_TRUE(names.is_at_or_below(www, example));
  EXPECT_TRUE(names.is_at_or_below(example, example));
  EXPECT_TRUE(names.is_at_or_below(www, id(".")));
  EXPECT_FALSE(names.is_at_or_below(example, www));
  EXPECT_FALSE(names.is_at_or_below(id("www.example.net."), example));
}

TEST(NameTable, TakesNoMoreOctetsThanTheNamesThemselves) {
  NameTable table;
  std::string deep;
  for (int i = 0; i < 120; ++i) deep += "a.";
  const Name name = *Name::parse(deep, Name());
  const NameId id = table.intern(name);
  EXPECT_EQ(table.size(), 121u);
  EXPECT_EQ(table.octets(), 1 + name.view().wire().size());
  table.intern(*Name::parse("b." + deep, Name()));
  NameId at = id;
  for (std::size_t labels = 120; labels > 0; --labels, at = table.parent(at)) {
    ASSERT_EQ(table.at(at), name.view().suffix(labels)) << labels;
  }
  EXPECT_EQ(at, 0u);
}

TEST(NameTable, GrowsWithoutLosingNames) {
  NameTable table;
  for (int i = 0; i < 5000; ++i) table.intern(*Name::parse("h" + std::to_string(i), origin()));
  for (int i = 0; i < 5000; ++i) {
    const Name name = *Name::parse("h" + std::to_string(i), origin());
    ASSERT_NE(table.find(name), no_name);
    EXPECT_EQ(table.at(table.find(name)), name.view());
  }
}

}  // namespace
}  // namespace zonemend
