#include "dns/dnssec.h"

#include <gtest/gtest.h>

#include "zonemend/rdata.h"

namespace zonemend {
namespace {

Name name_of(std::string_view text) { return *Name::parse(text, Name()); }

std::string unhex(std::string_view digits) {
  std::string octets;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    octets += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  }
  return octets;
}

// RFC 4034 section 5.4 and RFC 4509 section 2.3.
std::string dnskey_of_rfc_4034() {
  const std::string_view words[] = {
      "256", "3", "5",
      "AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAph"
      "XdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw=="};
  std::vector<RdataToken> tokens;
  for (const std::string_view word : words) tokens.push_back({word});
  std::string wire;
  EXPECT_FALSE(parse_rdata(RrType::dnskey, RrClass::in, tokens, Name(), wire));
  return wire;
}

TEST(Dnssec, KnowsAlgorithmsAndWhatTheRegistrySays) {
  ASSERT_TRUE(find_dnssec_algorithm(13));
  EXPECT_EQ(find_dnssec_algorithm(13)->mnemonic, "ECDSAP256SHA256");
  EXPECT_EQ(find_dnssec_algorithm(13)->signing, Advice::recommended);
  EXPECT_EQ(find_dnssec_algorithm(5)->signing, Advice::must_not);
  EXPECT_EQ(find_dnssec_algorithm(5)->denial, DenialBy::nsec);
  EXPECT_EQ(find_dnssec_algorithm(7)->denial, DenialBy::any);
  EXPECT_FALSE(find_dnssec_algorithm(2));
  EXPECT_FALSE(find_dnssec_algorithm(269));
  EXPECT_EQ(dnssec_algorithm_text(15), "algorithm 15 (ED25519)");
  EXPECT_EQ(dnssec_algorithm_text(99), "algorithm 99");
}

TEST(Dnssec, KnowsDigestTypes) {
  ASSERT_TRUE(find_ds_digest(2));
  EXPECT_EQ(find_ds_digest(2)->mnemonic, "SHA-256");
  EXPECT_EQ(find_ds_digest(1)->delegation, Advice::must_not);
  EXPECT_EQ(find_ds_digest(1)->validation, Advice::recommended);
  EXPECT_FALSE(find_ds_digest(0));
}

TEST(Dnssec, ComputesKeyTagsAndDigests) {
  const std::string key = dnskey_of_rfc_4034();
  EXPECT_EQ(dnssec_key_tag(key), 60485);
  EXPECT_EQ(dnssec_key_tag(""), 0);
  EXPECT_EQ(dnssec_ds_digest(1, name_of("dskey.example.com."), key),
            unhex("2BB183AF5F22588179A53B0A98631FAD1A292118"));
  const std::string sha256 =
      unhex("D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A");
  EXPECT_EQ(dnssec_ds_digest(2, name_of("dskey.example.com."), key), sha256);
  EXPECT_EQ(dnssec_ds_digest(2, name_of("DSKey.Example.COM."), key), sha256);
  EXPECT_EQ(dnssec_ds_digest(4, name_of("dskey.example.com."), key)->size(), 48u);
  EXPECT_FALSE(dnssec_ds_digest(3, name_of("dskey.example.com."), key));
}

// RFC 5155 appendix A.
TEST(Dnssec, HashesNames) {
  const std::string salt = unhex("AABBCCDD");
  const auto label = [&](std::string_view name) {
    return nsec3_label(nsec3_hash(name_of(name), salt, 12));
  };
  EXPECT_EQ(label("example."), "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom");
  EXPECT_EQ(label("a.example."), "35mthgpgcu1qg68fab165klnsnk3dpvl");
  EXPECT_EQ(label("*.W.Example."), "r53bq7cc2uvmubfu5ocmm6pers9tk9en");
  EXPECT_EQ(nsec3_hash(name_of("."), "", 0).size(), 20u);
}

TEST(Dnssec, ReadsHashesFromLabels) {
  const std::string hash = nsec3_hash(name_of("a.example."), "", 0);
  EXPECT_EQ(hash_of_nsec3_label(nsec3_label(hash)), hash);
  EXPECT_EQ(hash_of_nsec3_label("35MTHGPGCU1QG68FAB165KLNSNK3DPVL"),
            hash_of_nsec3_label("35mthgpgcu1qg68fab165klnsnk3dpvl"));
  EXPECT_FALSE(hash_of_nsec3_label("www"));
  EXPECT_FALSE(hash_of_nsec3_label("wwwthgpgcu1qg68fab165klnsnk3dpvl"));
  EXPECT_FALSE(hash_of_nsec3_label(""));
}

TEST(Dnssec, TakesRsaKeysApart) {
  const auto key = rsa_key(dnskey_of_rfc_4034().substr(4));
  ASSERT_TRUE(key);
  EXPECT_EQ(key->modulus_bits, 1024u);
  EXPECT_EQ(key->exponent, 3u);
  const auto long_form = rsa_key(unhex("000003010001") + "\x40\x01");
  ASSERT_TRUE(long_form);
  EXPECT_EQ(long_form->exponent, 65537u);
  EXPECT_EQ(long_form->modulus_bits, 15u);
  const auto huge = rsa_key(unhex("05") + "\x7f\x7f\x7f\x7f\x7f\x40");
  ASSERT_TRUE(huge);
  EXPECT_FALSE(huge->exponent);
  for (const std::string_view malformed : {"", "\1", "\1\3", "\7abc", "\1\1"}) {
    EXPECT_FALSE(rsa_key(malformed)) << malformed.size();
  }
}

// RFC 8032 section 7.1, test 2.
TEST(Dnssec, VerifiesEd25519) {
  const std::string key = unhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  const std::string signature = unhex(
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
      "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  EXPECT_EQ(verify_signature(15, key, "r", signature), Verification::good);
  EXPECT_EQ(verify_signature(15, key, "s", signature), Verification::bad);
  EXPECT_EQ(verify_signature(15, key, "r", signature.substr(1)), Verification::bad);
  EXPECT_EQ(verify_signature(15, key.substr(1), "r", signature), Verification::bad);
}

// RFC 6979 section A.2.5.
TEST(Dnssec, VerifiesEcdsa) {
  const std::string key = unhex(
      "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"
      "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299");
  std::string signature = unhex(
      "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
      "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");
  EXPECT_EQ(verify_signature(13, key, "sample", signature), Verification::good);
  EXPECT_EQ(verify_signature(13, key, "Sample", signature), Verification::bad);
  signature[0] = 0;
  EXPECT_EQ(verify_signature(13, key, "sample", signature), Verification::bad);
  EXPECT_EQ(verify_signature(13, key, "sample", std::string(64, '\0')), Verification::bad);
  EXPECT_EQ(verify_signature(13, key, "sample", ""), Verification::bad);
  EXPECT_EQ(verify_signature(14, key, "sample", signature), Verification::bad);
  EXPECT_EQ(verify_signature(13, "", "sample", signature), Verification::bad);
}

TEST(Dnssec, SaysWhatItCannotVerify) {
  EXPECT_EQ(verify_signature(3, "key", "data", "signature"), Verification::not_supported);
  EXPECT_EQ(verify_signature(12, "key", "data", "signature"), Verification::not_supported);
  EXPECT_EQ(verify_signature(253, "key", "data", "signature"), Verification::not_supported);
}

TEST(Dnssec, SurvivesNonsense) {
  const std::string key = dnskey_of_rfc_4034().substr(4);
  for (const unsigned algorithm : {5u, 7u, 8u, 10u, 13u, 14u, 15u, 16u}) {
    for (const std::size_t size : {1u, 63u, 64u, 96u, 114u, 128u, 1000u}) {
      const std::string octets(size, '\xff');
      EXPECT_EQ(verify_signature(algorithm, octets, "data", octets), Verification::bad);
      EXPECT_EQ(verify_signature(algorithm, key, "", octets), Verification::bad);
    }
  }
}

TEST(Dnssec, HashesZones) {
  const auto hash = [](unsigned algorithm) {
    ZoneHash digest(*ZoneHash::kind_of(algorithm));
    digest.add("a");
    digest.add("");
    digest.add("bc");
    return digest.finish();
  };
  EXPECT_EQ(hash(1), unhex("cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                           "8086072ba1e7cc2358baeca134c825a7"));
  EXPECT_EQ(hash(2), unhex("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                           "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"));
  EXPECT_FALSE(ZoneHash::kind_of(0));
  EXPECT_FALSE(ZoneHash::kind_of(3));
}

}  // namespace
}  // namespace zonemend
