#include "dns/address_block.h"

#include <gtest/gtest.h>

namespace zonemend {
namespace {

bool holds(std::string_view block, std::string_view address) {
  const auto parsed = AddressBlock::parse(block);
  const auto inner = AddressBlock::parse(address);
  return parsed && inner && parsed->contains(inner->octets());
}

TEST(AddressBlock, HoldsWhatItsPrefixCovers) {
  EXPECT_TRUE(holds("192.0.2.0/24", "192.0.2.255"));
  EXPECT_FALSE(holds("192.0.2.0/24", "192.0.3.0"));
  EXPECT_TRUE(holds("192.0.2.128/25", "192.0.2.128"));
  EXPECT_FALSE(holds("192.0.2.128/25", "192.0.2.127"));
  EXPECT_TRUE(holds("2001:db8::/33", "2001:db8:7fff::1"));
  EXPECT_FALSE(holds("2001:db8::/33", "2001:db8:8000::1"));
}

TEST(AddressBlock, AnAddressIsABlockOfItsOwn) {
  EXPECT_TRUE(holds("192.0.2.7", "192.0.2.7"));
  EXPECT_FALSE(holds("192.0.2.7", "192.0.2.6"));
  EXPECT_TRUE(holds("2001:db8::7/128", "2001:DB8:0::7"));
  EXPECT_FALSE(holds("2001:db8::7/128", "2001:db8::6"));
}

TEST(AddressBlock, BitsBehindThePrefixDoNotCount) {
  EXPECT_TRUE(holds("192.0.2.99/24", "192.0.2.1"));
  EXPECT_TRUE(holds("192.0.2.99/0", "10.0.0.1"));
}

TEST(AddressBlock, FamiliesDoNotMix) {
  EXPECT_FALSE(holds("0.0.0.0/0", "::1"));
  EXPECT_FALSE(holds("::/0", "192.0.2.1"));
}

TEST(AddressBlock, RefusesWhatIsNoBlock) {
  for (const char* text : {"", "/", "/24", "192.0.2", "192.0.2.0/", "192.0.2.0/33", "192.0.2.0/024",
                           "192.0.2.0/-1", "192.0.2.0/24/24", "192.0.2.0/ 24", "2001:db8::/129",
                           "2001:db8/32", "example.com", "192.0.2.256/24", "*"}) {
    EXPECT_FALSE(AddressBlock::parse(text)) << text;
  }
}

}  // namespace
}  // namespace zonemend
