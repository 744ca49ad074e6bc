#include "rules/shared/dkim_key.h"

#include <gtest/gtest.h>

namespace zonemend::rules {
namespace {

using State = RsaKey::State;

// A SubjectPublicKeyInfo with a modulus of 512 bits.
const std::string key_512 =
    "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBALpf9rzJnQ6g3EZ3GpcbEdE6UlT2uaPe"
    "GnQsFJojLNr6tL3ry2VocrK9v/z+PmI+fWr+IoPA8YAJ0CzsgGd/3RECAwEAAQ==";

std::string octets(std::string_view base64) {
  std::size_t bad = 0;
  return decode_base64(base64, bad).value_or("bad");
}

TEST(Base64, IsDecoded) {
  EXPECT_EQ(octets(""), "");
  EXPECT_EQ(octets("Zg=="), "f");
  EXPECT_EQ(octets("Zm8="), "fo");
  EXPECT_EQ(octets("Zm 9v\tYm\nFy"), "foobar");
  EXPECT_EQ(octets("+/+/"), "\xfb\xff\xbf");
}

TEST(Base64, NamesTheCharacterThatCannotBe) {
  std::size_t bad = 0;
  EXPECT_FALSE(decode_base64("Zm9.", bad));
  EXPECT_EQ(bad, 3u);
  EXPECT_FALSE(decode_base64("=", bad));
  EXPECT_EQ(bad, 0u);
  EXPECT_FALSE(decode_base64("Zg==Zg==", bad));
  EXPECT_EQ(bad, 4u);
  EXPECT_FALSE(decode_base64("Zm9vYg", bad));  // too short
  EXPECT_EQ(bad, 6u);
}

TEST(DkimRsaKey, HasTheBitsOfItsModulus) {
  const RsaKey key = read_rsa_key(octets(key_512));
  EXPECT_EQ(key.state, State::sound);
  EXPECT_EQ(key.bits, 512u);
}

TEST(DkimRsaKey, IsCutShortAnywhere) {
  const std::string whole = octets(key_512);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_EQ(read_rsa_key(whole.substr(0, size)).state, State::cut_short) << size;
  }
}

TEST(DkimRsaKey, AnyOctetMayBeWrong) {
  const std::string whole = octets(key_512);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char octet : {'\0', '\x01', '\x7f', '\x80', '\x84', '\xff'}) {
      std::string changed = whole;
      changed[at] = octet;
      read_rsa_key(changed);  // must not read behind its end
    }
  }
}

TEST(DkimRsaKey, OtherThingsAreNone) {
  EXPECT_EQ(read_rsa_key("hello").state, State::other);
  EXPECT_EQ(read_rsa_key(std::string("\x30\x00", 2)).state, State::cut_short);
}

}  // namespace
}  // namespace zonemend::rules
