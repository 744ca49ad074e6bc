#include "zonemend/baseline.h"

#include <gtest/gtest.h>

#include <map>

#include "support/generator.h"

namespace zonemend::testing {
namespace {

Finding finding(std::string_view rule, std::string message) {
  Finding result;
  result.rule = rule;
  result.message = std::move(message);
  return result;
}

TEST(Baseline, KnowsWhatItWrote) {
  Baseline written;
  written.add("a", {finding("crlf", "x"), finding("crlf", "x"), finding("bom", "\"y\"\xff")});
  EXPECT_EQ(written.size(), 3u);
  auto read = Baseline::read("base.json", written.text());
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->size(), 3u);

  std::vector<Finding> findings = {finding("crlf", "x"), finding("bom", "z"), finding("crlf", "x")};
  EXPECT_EQ(read->take_known("a", findings), 2u);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].message, "z");
  EXPECT_EQ(read->gone(), 1u);

  std::vector<Finding> other = {finding("crlf", "x")};
  EXPECT_EQ(read->take_known("b", other), 0u);
  EXPECT_EQ(other.size(), 1u);
}

// Messages quote files, and files hold any bytes.
TEST(Baseline, KnowsWhatItWroteWhateverBytesThereAre) {
  constexpr std::string_view rules[] = {"bom", "crlf", "single-ns"};
  for (unsigned seed = 0; seed < 300; ++seed) {
    Random random(seed);
    Baseline written;
    std::map<std::string, std::vector<Finding>> files;
    for (unsigned file = random.below(4); file > 0; --file) {
      std::vector<Finding>& findings = files["zones/" + random_bytes(random, 3)];
      for (unsigned count = random.below(6); count > 0; --count) {
        findings.push_back(finding(random.pick(rules), random_bytes(random, 2)));
      }
    }
    for (const auto& [path, findings] : files) written.add(path, findings);
    auto read = Baseline::read("base.json", written.text());
    ASSERT_TRUE(read) << seed << read.error().message;
    ASSERT_EQ(read->text(), written.text()) << seed;
    ASSERT_EQ(read->size(), written.size()) << seed;
    for (auto& [path, findings] : files) {
      const std::size_t count = findings.size();
      ASSERT_EQ(read->take_known(path, findings), count) << seed;
    }
  }
}

TEST(Baseline, ShowsAllOfAKindWhenThereAreMore) {
  Baseline baseline;
  baseline.add("a", {finding("crlf", "x")});
  std::vector<Finding> findings = {finding("crlf", "x"), finding("crlf", "x")};
  EXPECT_EQ(baseline.take_known("a", findings), 0u);
  EXPECT_EQ(findings.size(), 2u);
  EXPECT_EQ(baseline.gone(), 0u);
}

TEST(Baseline, IsReadOnlyWhenItIsOne) {
  for (const std::string_view text :
       {"", "[]", "{}", "{\"zonemend-baseline\": 2, \"files\": {}}", "{\"zonemend-baseline\": 1}",
        "{\"zonemend-baseline\": 1, \"files\": []}x",
        "{\"zonemend-baseline\": 1, \"files\": {\"a\": {\"crlf\": [{\"message\": 3}]}}}",
        "{\"zonemend-baseline\": 1, \"files\": {\"a\": 3}}",
        "{\"zonemend-baseline\": 1, \"files\": {\"a\": {\"crlf\": [{\"message\": \"x\", \"count\": "
        "-1}]}}}",
        "{\"zonemend-baseline\": 1, \"files\": {\"a\": {\"crlf\": [{\"message\": \"x\", \"count\": "
        "1.5}]}}}"}) {
    EXPECT_FALSE(Baseline::read("base.json", text)) << text;
  }
}

}  // namespace
}  // namespace zonemend::testing
