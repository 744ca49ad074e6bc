#include "rules/shared/punycode.h"

#include <gtest/gtest.h>

#include "rules/shared/idn.h"

namespace zonemend::rules {
namespace {

struct Sample {
  const char* utf8;
  const char* code;
};

// Most are words of RFC 3492 section 7.1 in small letters.
constexpr Sample samples[] = {
    {"ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"},
    {"他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"},
    {"pročprostěnemluvíčesky", "proprostnemluvesky-uyb24dma41a"},
    {"למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"},
    {"यहलोगहिन्दीक्योंनहींबोलसकतेहैं", "i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd"},
    {"почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"},
    {"3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"},
    {"bücher", "bcher-kva"},
    {"ü", "tda"},
    {"-> $1.00 <-", "-> $1.00 <--"},
};

TEST(Punycode, EncodesAndDecodes) {
  for (const Sample& sample : samples) {
    const auto text = decode_utf8(sample.utf8);
    ASSERT_TRUE(text) << sample.utf8;
    EXPECT_EQ(punycode_encode(*text), sample.code);
    EXPECT_EQ(punycode_decode(sample.code), text) << sample.code;
  }
}

TEST(Punycode, DecodesNothingFromWhatIsNoCode) {
  for (const char* code :
       {"bcher-kv", "99999999", "b\xc3\xbc-kva", "a b", "bcher-k!a", "-zzzzzzzz"}) {
    EXPECT_FALSE(punycode_decode(code)) << code;
  }
}

TEST(Utf8, IsDecodedStrictly) {
  EXPECT_EQ(decode_utf8("a\xc3\xbc\xf0\x9f\x98\x80"), U"a\u00fc\U0001f600");
  for (const char* text :
       {"\xfc", "\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80"}) {
    EXPECT_FALSE(decode_utf8(text));
  }
}

TEST(ALabel, IsMadeOfLettersThatNeedNoTables) {
  EXPECT_EQ(to_a_label("Bücher"), "xn--bcher-kva");
  EXPECT_EQ(to_a_label("ŁÓDŹ"), "xn--d-uga0v4h");
  EXPECT_EQ(to_a_label("Ελλάδα"), "xn--hxakic4aa");
  EXPECT_EQ(to_a_label("МОСКВА"), "xn--80adxhks");
  EXPECT_EQ(to_a_label("straße"), "xn--strae-oqa");
  EXPECT_EQ(to_a_label("東京"), "xn--1lqs71d");
  for (const char* label : {"bu\xcc\x88"
                            "cher",
                            "مثال", "ü_x", "-ü", "ü-", "\xfc", "½"}) {
    EXPECT_FALSE(to_a_label(label)) << label;
  }
  std::string long_label;
  for (int i = 0; i < 59; ++i) long_label += "ü";
  EXPECT_FALSE(to_a_label(long_label));
}

TEST(ALabel, IsCheckedByEncodingItAgain) {
  for (const char* label :
       {"xn--bcher-kva", "XN--BCHER-KVA", "xn--strae-oqa", "xn--mgbh0fb", "xn--wxa"}) {
    EXPECT_EQ(a_label_fault(label), "") << label;
  }
  for (const char* label :
       {"xn--", "xn--shop-", "xn--a", "xn--bcher-kv", "xn--BCHER-KVA!", "xn---kva"}) {
    EXPECT_NE(a_label_fault(label), "") << label;
  }
}

}  // namespace
}  // namespace zonemend::rules
