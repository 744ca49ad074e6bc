#include "text/keyed_hash.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace zonemend {
namespace {

TEST(KeyedHash, IsTheSameForTheSameBytes) {
  const std::string text = "www.example.com";
  EXPECT_EQ(keyed_hash(text), keyed_hash(std::string(text)));
}

// Also in the low bits, which tables use, and for texts that differ in one place or in length.
TEST(KeyedHash, Spreads) {
  std::set<std::uint64_t> hashes;
  std::set<std::uint64_t> low_bits;
  std::size_t count = 0;
  const auto add = [&](const std::string& text) {
    hashes.insert(keyed_hash(text));
    low_bits.insert(keyed_hash(text) & 0xfffff);
    ++count;
  };
  for (std::size_t size = 0; size < 64; ++size) {
    add(std::string(size, '\0'));
    for (std::size_t at = 0; at < size; ++at) {
      for (const char c : {'a', 'b', '\xff'}) {
        std::string text(size, '\0');
        text[at] = c;
        add(text);
      }
    }
  }
  EXPECT_EQ(hashes.size(), count);
  EXPECT_GT(low_bits.size(), count * 98 / 100);
}

}  // namespace
}  // namespace zonemend
