#include "dns/special_addresses.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace zonemend {
namespace {

std::string octets(std::string_view address) {
  const auto block = AddressBlock::parse(address);
  return block ? std::string(block->octets()) : std::string();
}

// The lines of the data file, split at white space.
std::vector<std::vector<std::string>> data_lines() {
  std::ifstream file(std::string(ZONEMEND_SOURCE_DIR) + "/src/dns/data/special_addresses.txt");
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    lines.emplace_back();
    for (std::string word; words >> word;) lines.back().push_back(word);
  }
  return lines;
}

TEST(SpecialAddresses, EveryLineOfTheFileIsFound) {
  const auto lines = data_lines();
  ASSERT_GT(lines.size(), 50U);
  std::set<std::string> seen;
  for (const auto& words : lines) {
    ASSERT_GE(words.size(), 5U) << words[0];
    EXPECT_TRUE(seen.insert(words[0]).second) << words[0] << " twice";
    const auto block = AddressBlock::parse(words[0]);
    ASSERT_TRUE(block) << words[0];
    // A smaller block may begin with the same address (::/96 and ::/128); then any other will do.
    std::string address(block->octets());
    if (const SpecialBlock* first = special_block(address); first && first->text != words[0]) {
      address.back() = 77;
    }
    const SpecialBlock* special = special_block(address);
    ASSERT_NE(special, nullptr) << words[0];
    EXPECT_GE(special->block.length(), block->length()) << words[0];
    EXPECT_TRUE(block->contains(special->block.octets())) << words[0];
  }
}

TEST(SpecialAddresses, TheSmallestBlockCounts) {
  struct {
    const char* address;
    AddressUse use;
  } const cases[] = {
      {"0.0.0.0", AddressUse::this_network},
      {"0.255.255.255", AddressUse::this_network},
      {"10.255.255.255", AddressUse::private_use},
      {"100.64.0.0", AddressUse::private_use},
      {"100.127.255.255", AddressUse::private_use},
      {"127.255.255.255", AddressUse::loopback},
      {"172.31.255.255", AddressUse::private_use},
      {"192.0.0.8", AddressUse::other},
      {"192.0.0.9", AddressUse::public_service},
      {"198.19.255.255", AddressUse::other},
      {"239.255.255.255", AddressUse::multicast},
      {"240.0.0.0", AddressUse::reserved},
      {"255.255.255.255", AddressUse::reserved},
      {"::", AddressUse::this_network},
      {"::1", AddressUse::loopback},
      {"::2", AddressUse::v4_compatible},
      {"::ffff:192.0.2.1", AddressUse::v4_mapped},
      {"::1:0:0:0", AddressUse::unallocated},
      {"64:ff9b::192.0.2.1", AddressUse::other},
      {"100::1", AddressUse::other},
      {"100:0:0:2::", AddressUse::unallocated},
      {"201::1", AddressUse::unallocated},
      {"2001::1", AddressUse::teredo},
      {"2001:1::1", AddressUse::public_service},
      {"2001:1ff::1", AddressUse::other},
      {"2001:db8:ffff::1", AddressUse::documentation},
      {"2002:c000:204::1", AddressUse::six_to_four},
      {"3fff:fff::1", AddressUse::documentation},
      {"5eff::1", AddressUse::unallocated},
      {"5f00::1", AddressUse::other},
      {"fdff::1", AddressUse::unique_local},
      {"fe7f::1", AddressUse::unallocated},
      {"febf::1", AddressUse::link_local},
      {"feff::1", AddressUse::site_local},
      {"ff02::fb", AddressUse::multicast},
  };
  for (const auto& [address, use] : cases) {
    const SpecialBlock* special = special_block(octets(address));
    ASSERT_NE(special, nullptr) << address;
    EXPECT_EQ(static_cast<int>(special->use), static_cast<int>(use)) << address;
  }
}

TEST(SpecialAddresses, OrdinaryAddressesAreNone) {
  for (const char* address :
       {"1.0.0.0",        "9.255.255.255", "11.0.0.0",        "100.63.255.255", "100.128.0.0",
        "172.15.0.1",     "172.32.0.0",    "192.0.1.0",       "192.0.3.0",      "192.169.0.1",
        "198.17.1.1",     "198.20.0.0",    "223.255.255.255", "2001:200::1",    "2001:db7::1",
        "2001:db9::1",    "2003::1",       "2600::1",         "2a00:1450::1",   "3fff:1000::1",
        "2620:4f:8001::1"}) {
    EXPECT_EQ(special_block(octets(address)), nullptr) << address;
  }
}

}  // namespace
}  // namespace zonemend
