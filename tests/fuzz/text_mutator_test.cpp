#include "fuzz/text_mutator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "dns/type_table.h"
#include "support/golden.h"
#include "support/scratch_folder.h"

namespace zonemend::fuzz {
namespace {

std::vector<std::string> zone_dictionary() {
  return read_dictionary(testing::read_bytes(testing::testdata() / "fuzz" / "zone.dict"));
}

TEST(FuzzDictionary, IsReadAsLibFuzzerReadsIt) {
  EXPECT_EQ(read_dictionary("# \"no\"\nkw=\"a\\\\b\"\n\n\"\\\"\"\nnul=\"\\x00\\xfF\"\nnone\n"),
            (std::vector<std::string>{"a\\b", "\"", std::string("\0\xff", 2)}));
}

TEST(FuzzDictionary, KnowsEveryType) {
  const std::vector<std::string> words = zone_dictionary();
  for (const TypeInfo& type : type_table) {
    EXPECT_NE(std::find(words.begin(), words.end(), type.mnemonic), words.end()) << type.mnemonic;
  }
}

TEST(TextMutator, MakesAnotherTextAlmostEveryTime) {
  const std::vector<std::string> words = zone_dictionary();
  const std::string text = "@ SOA a b 1 2 3 4 5\n  NS ( ns )\n; done\nns A 192.0.2.1";
  std::set<std::string> made;
  for (unsigned seed = 0; seed < 1000; ++seed) {
    testing::Random random(seed);
    TextMutator mutator(random, words, [](std::string word) { return word + "x"; });
    made.insert(mutator.mutate(text));
  }
  EXPECT_GT(made.size(), 700u);
}

TEST(TextMutator, TakesAnyText) {
  const std::vector<std::string> no_words;
  for (const std::string text : {"", "\n", "\r", "(", "\n\n", " ", "\"", "a"}) {
    for (unsigned seed = 0; seed < 500; ++seed) {
      testing::Random random(seed);
      TextMutator mutator(random, no_words, [](std::string) { return std::string(); });
      EXPECT_LE(mutator.mutate(text).size(), 100u);
    }
  }
}

}  // namespace
}  // namespace zonemend::fuzz
