#include "rules/shared/txt_text.h"

#include <gtest/gtest.h>

#include "rules/shared/spf.h"
#include "rules/shared/txt_cut.h"

namespace zonemend::rules {
namespace {

class TxtTextOf : public ::testing::Test {
 protected:
  void read(std::string_view rdata) {
    LoadOptions options;
    options.origin = Name::parse("example.com.", Name());
    const std::string text =
        "@ 300 SOA ns1.example.net. h 1 2 3 4 5\n@ 300 NS ns1.example.net.\n@ 300 TXT ";
    loaded_ = std::move(*load_zone(Source("test", text + std::string(rdata) + "\n"), options));
    const auto records = loaded_.zone.records_of(RrType::txt);
    ASSERT_EQ(records.size(), 1u) << rdata;
    text_.read(loaded_.zone, loaded_.zone.record(records[0]));
  }
  // What is written for these octets of the joined text.
  std::string_view written(std::size_t begin, std::size_t end) const {
    return loaded_.zone.sources().text(text_.place(begin, end));
  }
  bool is_cut() const { return find_txt_cut(loaded_.zone, text_.record()).has_value(); }
  std::size_t joins() const { return find_spf_joins(text_).size(); }

  LoadedZone loaded_;
  TxtText text_;
};

TEST_F(TxtTextOf, JoinsItsStrings) {
  read("( \"ab\" c\n \"\" \"d\\101\\\"\" )");
  EXPECT_EQ(text_.text(), "abcde\"");
  EXPECT_EQ(text_.starts(), (std::vector<std::size_t>{0, 2, 3, 3}));
  EXPECT_EQ(text_.strings().size(), 4u);
}

TEST_F(TxtTextOf, FindsTheWayBack) {
  read("( \"ab\" c\n \"\" \"d\\101\\\"\" )");
  EXPECT_EQ(written(0, 1), "a");
  EXPECT_EQ(written(0, 2), "ab");
  EXPECT_EQ(written(1, 3), "b\" c");
  EXPECT_EQ(written(2, 3), "c");
  EXPECT_EQ(written(3, 4), "d");
  EXPECT_EQ(written(4, 5), "\\101");
  EXPECT_EQ(written(5, 6), "\\\"");
  EXPECT_EQ(written(6, 6), "");
  EXPECT_EQ(written(4, 4), "");
}

TEST_F(TxtTextOf, TheGenericFormIsOnePlace) {
  read("\\# 3 02 6162");
  EXPECT_EQ(text_.text(), "ab");
  EXPECT_EQ(written(0, 1), "\\# 3 02 6162");
  EXPECT_TRUE(text_.strings().empty());
}

TEST_F(TxtTextOf, AnEmptyStringIsAPlace) {
  read("\"\"");
  EXPECT_EQ(text_.text(), "");
  EXPECT_EQ(written(0, 0), "");
}

TEST_F(TxtTextOf, StartsAcrossStrings) {
  read("\"v=\" \"SPF\" \"1 -all\"");
  const std::string_view rdata = loaded_.zone.rdata(text_.record());
  EXPECT_TRUE(text_starts_with(rdata, "v=spf1 "));
  EXPECT_FALSE(text_starts_with(rdata, "v=spf1 ~"));
  EXPECT_FALSE(text_starts_with(rdata, "v=spf1 -all and more"));
  EXPECT_TRUE(text_starts_with(rdata, ""));
}

TEST_F(TxtTextOf, IsCutAtASemicolonBeforeATag) {
  for (const std::string_view cut : {"v=DMARC1; p=none", "v=DMARC1 ;p=none", "k=rsa; p=abc",
                                     "\"v=DMARC1\"; p=none", "( v=DKIM1; k=rsa\n p=abc )"}) {
    read(cut);
    EXPECT_TRUE(is_cut()) << cut;
  }
  for (const std::string_view whole :
       {"\"v=DMARC1; p=none\"", "v=DMARC1\\;p=none", "hello ; p=none", "v=DMARC1 ; a remark",
        "\"v=DMARC1; p=none\" ; sp=none", "site=abc ; p=none", "v=DMARC1;",
        "( v=DKIM1\n; p=abc\n )"}) {
    read(whole);
    EXPECT_FALSE(is_cut()) << whole;
  }
}

// However a sound policy is split, it is not blamed.
TEST_F(TxtTextOf, NoSplitOfASoundPolicyIsAJoin) {
  const std::string policy =
      "v=spf1 a mx:mail.example.net/24//64 ip4:192.0.2.1 ip6:2001:db8::a:1 "
      "include:_spf.example.net include:spf-all.mx-a.example.com exists:%{i}.all.example.org "
      "redirect=_all.example.net ?all";
  for (std::size_t first = 0; first <= policy.size(); ++first) {
    for (const std::size_t size : {1, 2, 3, 4, 7, 40}) {
      const std::size_t second = std::min(first + size, policy.size());
      read("\"" + policy.substr(0, first) + "\" \"" + policy.substr(first, second - first) +
           "\" \"" + policy.substr(second) + "\"");
      EXPECT_EQ(joins(), 0u) << policy.substr(0, first) << "|"
                             << policy.substr(first, second - first) << "|"
                             << policy.substr(second);
    }
  }
}

TEST(AsStrings, EscapesAndSplits) {
  EXPECT_EQ(as_strings("a\"\\;\t\xff"), "\"a\\\"\\\\;\\009\\255\"");
  EXPECT_EQ(as_strings(std::string(256, 'a')), "\"" + std::string(255, 'a') + "\" \"a\"");
  EXPECT_EQ(as_strings(""), "\"\"");
}

}  // namespace
}  // namespace zonemend::rules
