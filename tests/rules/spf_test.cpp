#include "rules/shared/spf.h"

#include <gtest/gtest.h>

#include <random>

namespace zonemend::rules {
namespace {

std::string messages(std::string_view term) {
  TextFaults faults;
  check_spf_term(read_spf_term(term), faults);
  std::string text;
  for (const TextFault& fault : faults) text += fault.message + "\n";
  return text;
}

TEST(SpfTerm, IsTakenApart) {
  const SpfTerm term = read_spf_term("~MX:mail.example.net/24//64");
  EXPECT_EQ(term.kind, SpfKind::mx);
  EXPECT_EQ(term.qualifier, '~');
  EXPECT_EQ(term.name, "MX");
  EXPECT_EQ(term.separator, ':');
  EXPECT_EQ(term.domain, "mail.example.net");
  EXPECT_EQ(term.prefix, "/24//64");
}

TEST(SpfTerm, TellsMechanismsFromModifiers) {
  EXPECT_EQ(read_spf_term("a//64").kind, SpfKind::a);
  EXPECT_EQ(read_spf_term("a//64").prefix, "//64");
  EXPECT_EQ(read_spf_term("Redirect=example.net").kind, SpfKind::redirect);
  EXPECT_EQ(read_spf_term("-redirect=example.net").kind, SpfKind::unknown);
  EXPECT_EQ(read_spf_term("x-1=%{").kind, SpfKind::other_modifier);
  EXPECT_EQ(read_spf_term("1x=").kind, SpfKind::unknown);
  EXPECT_FALSE(read_spf_term("nothing").is_modifier());
}

TEST(SpfTerm, IsSound) {
  for (const std::string_view term : {"all",
                                      "-ALL",
                                      "a",
                                      "a/0",
                                      "a/24",
                                      "a//64",
                                      "a/24//64",
                                      "a:example.net",
                                      "a:example.net.",
                                      "a:example.net/32//128",
                                      "mx:_x.example.net",
                                      "ip4:192.0.2.1",
                                      "ip4:192.0.2.0/24",
                                      "ip6:2001:db8::/32",
                                      "ip6:::ffff:192.0.2.1/128",
                                      "ptr",
                                      "ptr:example.net",
                                      "exists:%{ir}.%{v}._spf.%{d2}",
                                      "exists:%{L1R-+,/_=}.example.net",
                                      "include:%{d}",
                                      "exists:%{i}%%%_%-.example.net",
                                      "redirect=_spf.example.net",
                                      "exp=x.%{o}",
                                      "foo=",
                                      "x.y-z=%"}) {
    EXPECT_EQ(messages(term), "") << term;
    EXPECT_TRUE(is_sound_term(term)) << term;
  }
}

TEST(SpfTerm, IsNotSound) {
  for (const std::string_view term : {"",
                                      "-",
                                      "al",
                                      "all:",
                                      "all/24",
                                      "a/",
                                      "a/33",
                                      "a/024",
                                      "a//129",
                                      "a:",
                                      "a/24/64",
                                      "a:b",
                                      "a:example.1",
                                      "a:example.-x",
                                      "a:192.0.2.1",
                                      "ip4",
                                      "ip4:",
                                      "ip4:192.0.2",
                                      "ip4:192.0.2.01",
                                      "ip4:192.0.2.1/33",
                                      "ip4:192.0.2.1//64",
                                      "ip6:192.0.2.1",
                                      "ip6:2001:db8::/129",
                                      "include",
                                      "include:",
                                      "include:example.net/24",
                                      "include:a.example,b.example",
                                      "exists:%{y}.example",
                                      "exists:%{i.example",
                                      "exists:%",
                                      "exists:%{c}.example",
                                      "redirect=",
                                      "exp=",
                                      "redirect:x.y",
                                      "mx;",
                                      "v",
                                      "\t",
                                      "ptr/24",
                                      "+",
                                      "=x",
                                      "+foo=bar"}) {
    EXPECT_FALSE(is_sound_term(term)) << term;
  }
}

TEST(SpfTerm, SettingsThatLookLikeMechanismsAreNamed) {
  for (const std::string_view term :
       {"ip4=192.0.2.1", "include=x.example", "a=x.example", "v=spf1"}) {
    EXPECT_NE(messages(term), "") << term;
  }
}

TEST(SpfTerm, AnyOctetsCanBeChecked) {
  constexpr std::string_view alphabet = "aip46mx:=/.%{}+-~?0129\t;,\\\"_ldr";
  std::minstd_rand random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string term;
    for (std::size_t size = 1 + random() % 12; size > 0; --size) {
      term += alphabet[random() % alphabet.size()];
    }
    EXPECT_EQ(messages(term).empty(), is_sound_term(term)) << term;
  }
}

TEST(Spf, BeginsWithItsVersionAndASpace) {
  EXPECT_TRUE(is_spf("v=spf1"));
  EXPECT_TRUE(is_spf("V=SPF1 -all"));
  EXPECT_FALSE(is_spf("v=spf1\t-all"));
  EXPECT_FALSE(is_spf("v=spf10"));
  EXPECT_FALSE(is_spf("v=spf"));
  EXPECT_FALSE(is_spf(""));
}

TEST(Spf, TermsAreSeparatedBySpaces) {
  std::vector<SpfTerm> terms;
  read_spf_terms("v=spf1   mx -all ", terms);
  ASSERT_EQ(terms.size(), 2u);
  EXPECT_EQ(terms[0].whole, "mx");
  EXPECT_EQ(terms[1].whole, "-all");
}

}  // namespace
}  // namespace zonemend::rules
