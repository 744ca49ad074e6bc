#include "syntax/encoding.h"

#include <gtest/gtest.h>

namespace zonemend {
namespace {

using namespace std::string_view_literals;

TEST(Encoding, KnowsUtf16ByItsMarkOrItsNuls) {
  EXPECT_EQ(utf16_of("\xff\xfe$\0"sv), Utf16::little_endian);
  EXPECT_EQ(utf16_of("\xfe\xff\0$"sv), Utf16::big_endian);
  EXPECT_EQ(utf16_of("$\0T\0T\0L\0"sv), Utf16::little_endian);
  EXPECT_EQ(utf16_of("\0$\0T\0T\0L"sv), Utf16::big_endian);
  EXPECT_EQ(utf16_of("$TTL 60\0\n"sv), Utf16::no);
  EXPECT_EQ(utf16_of("\0\0\0\0\0\0"sv), Utf16::no);
  EXPECT_EQ(utf16_of(""), Utf16::no);
}

TEST(Encoding, ConvertsCharactersOfEverySize) {
  const auto text =
      "\xff\xfe"
      "a\0"
      "\xe4\0"
      "\xac\x20"
      "\x3d\xd8\x00\xde"sv;
  EXPECT_EQ(utf8_from_utf16(text, Utf16::little_endian), "a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
}

TEST(Encoding, RefusesWhatIsNoUtf16) {
  EXPECT_EQ(utf8_from_utf16("a\0b"sv, Utf16::little_endian), "");
  EXPECT_EQ(utf8_from_utf16("\x3d\xd8"sv, Utf16::little_endian), "");
  EXPECT_EQ(utf8_from_utf16("\x00\xde"sv, Utf16::little_endian), "");
}

}  // namespace
}  // namespace zonemend
