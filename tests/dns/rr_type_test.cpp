#include "zonemend/rr_type.h"

#include <gtest/gtest.h>

#include <set>

#include "dns/type_table.h"

namespace zonemend {
namespace {

TEST(RrType, ReadsEveryMnemonicInAnyLetterCase) {
  std::set<std::uint16_t> numbers;
  for (const TypeInfo& info : type_table) {
    std::string lower;
    for (char c : info.mnemonic) lower += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    EXPECT_EQ(rr_type_from_text(info.mnemonic), static_cast<RrType>(info.number));
    EXPECT_EQ(rr_type_from_text(lower), static_cast<RrType>(info.number));
    EXPECT_EQ(rr_type_text(static_cast<RrType>(info.number)), info.mnemonic);
    EXPECT_TRUE(numbers.insert(info.number).second) << info.mnemonic;
  }
}

TEST(RrType, TextOfEveryNumberReadsBack) {
  for (std::uint32_t number = 0; number <= 0xffff; ++number) {
    const auto type = static_cast<RrType>(number);
    ASSERT_EQ(rr_type_from_text(rr_type_text(type)), type) << number;
  }
}

TEST(RrType, ReadsGenericNamesStrictly) {
  EXPECT_EQ(rr_type_from_text("TYPE1"), RrType::a);
  EXPECT_EQ(rr_type_from_text("type00001"), RrType::a);
  EXPECT_EQ(rr_type_from_text("TYPE65535"), static_cast<RrType>(65535));
  for (const char* text : {"", "TYPE", "TYPE65536", "TYPE-1", "TYPE1x", "TYPE 1", "TYPE000001",
                           "TYPEx", "ALIAS", "ANAME", "AA", "1", "IN", "NSEC3PARAMX"}) {
    EXPECT_EQ(rr_type_from_text(text), std::nullopt) << text;
  }
}

TEST(RrType, KnowsMetaTypes) {
  for (const char* text : {"OPT", "TKEY", "TSIG", "IXFR", "AXFR", "MAILB", "MAILA", "ANY", "TYPE0",
                           "TYPE128", "TYPE200"}) {
    EXPECT_TRUE(is_meta_type(*rr_type_from_text(text))) << text;
  }
  for (const char* text : {"A", "NULL", "TYPE127", "URI", "TYPE65280", "NXT"}) {
    EXPECT_FALSE(is_meta_type(*rr_type_from_text(text))) << text;
  }
}

TEST(RrClass, ReadsAndPrints) {
  EXPECT_EQ(rr_class_from_text("in"), RrClass::in);
  EXPECT_EQ(rr_class_from_text("CHAOS"), RrClass::ch);
  EXPECT_EQ(rr_class_from_text("ch"), RrClass::ch);
  EXPECT_EQ(rr_class_from_text("Hesiod"), RrClass::hs);
  EXPECT_EQ(rr_class_from_text("CLASS1"), RrClass::in);
  EXPECT_EQ(rr_class_from_text("CLASS65535"), static_cast<RrClass>(65535));
  for (const char* text : {"", "I", "INN", "CLASS", "CLASS1x", "CLASS65536", "A"}) {
    EXPECT_EQ(rr_class_from_text(text), std::nullopt) << text;
  }
  EXPECT_EQ(rr_class_text(RrClass::hs), "HS");
  EXPECT_EQ(rr_class_text(static_cast<RrClass>(42)), "CLASS42");
}

TEST(Ttl, AddsUpUnits) {
  const auto seconds = [](std::string_view text) {
    const TtlValue value = ttl_from_text(text);
    EXPECT_EQ(value.error, TtlError::none) << text;
    return value.seconds;
  };
  EXPECT_EQ(seconds("0"), 0u);
  EXPECT_EQ(seconds("3600"), 3600u);
  EXPECT_EQ(seconds("1h30m"), 5400u);
  EXPECT_EQ(seconds("1W2d3H4m5S"), 788645u);
  EXPECT_EQ(seconds("5m1h5m"), 4200u);
  EXPECT_EQ(seconds("0h30"), 30u);
  EXPECT_EQ(seconds("00000000000000000300"), 300u);
  EXPECT_EQ(seconds("4294967295"), 4294967295u);
  EXPECT_EQ(seconds("7101w"), 4294684800u);
}

TEST(Ttl, TellsMalformedFromTooLarge) {
  for (const char* text : {"", "h", "1x", "1h30", "-1", "+1", "1 h", "1hh", "1.5h", "3600s1"}) {
    EXPECT_EQ(ttl_from_text(text).error, TtlError::malformed) << text;
  }
  for (const char* text : {"4294967296", "7102w", "99999999999999999999999", "4294967295s1s"}) {
    EXPECT_EQ(ttl_from_text(text).error, TtlError::out_of_range) << text;
  }
}

}  // namespace
}  // namespace zonemend
