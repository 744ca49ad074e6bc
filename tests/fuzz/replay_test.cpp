// Every file of testdata/fuzz/FUZZER/ once more through the fuzzer: what was found stays mended.
#include <gtest/gtest.h>

#include <algorithm>

#include "fuzz/bind.h"
#include "fuzz/fuzzers.h"
#include "support/checkers.h"
#include "support/golden.h"
#include "support/scratch_folder.h"

namespace zonemend::fuzz {
namespace {

namespace fs = std::filesystem;

struct Fuzzer {
  std::string_view name;  // of its folder
  void (*run)(std::string_view bytes);
  bool of_zones = false;  // the input is a zone and nothing else
};
constexpr Fuzzer fuzzers[] = {
    {"canon", fuzz_canon, true},
    {"diff", fuzz_diff},
    {"lexer", fuzz_lexer, true},
    {"loader", fuzz_loader, true},
    {"named_conf", fuzz_named_conf},
    {"patch", fuzz_patch},
    {"rdata", fuzz_rdata},
    {"settings", fuzz_settings},
    {"suppressions", fuzz_suppressions, true},
};

struct Case {
  const Fuzzer* fuzzer;
  fs::path file;
  friend void PrintTo(const Case& item, std::ostream* out) { *out << item.file; }
};

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  for (const Fuzzer& fuzzer : fuzzers) {
    for (const fs::path& file : testing::files_in(testing::testdata() / "fuzz" / fuzzer.name)) {
      cases.push_back({&fuzzer, file});
    }
  }
  return cases;
}

std::string name_of(const ::testing::TestParamInfo<Case>& test) {
  const Case& item = test.param;
  return testing::test_name(std::string(item.fuzzer->name) + "__" + item.file.filename().string());
}

class FuzzCase : public ::testing::TestWithParam<Case> {
 protected:
  const std::string bytes_ = testing::read_bytes(GetParam().file);
};

TEST_P(FuzzCase, KeepsEveryPromise) { GetParam().fuzzer->run(bytes_); }

TEST_P(FuzzCase, LoadsInBindWhenItIsSound) {
  if (!testing::has_named_compilezone()) GTEST_SKIP() << "named-compilezone is not installed";
  if (!GetParam().fuzzer->of_zones) return;
  EXPECT_EQ(ask_bind(bytes_).difference, "");
}

INSTANTIATE_TEST_SUITE_P(All, FuzzCase, ::testing::ValuesIn(all_cases()), name_of);

TEST(FuzzFolder, HasCasesForEveryFuzzer) {
  for (const fs::path& folder : testing::folders_in(testing::testdata() / "fuzz")) {
    const auto is_its = [&](const Fuzzer& item) { return item.name == folder.filename().string(); };
    EXPECT_TRUE(std::any_of(std::begin(fuzzers), std::end(fuzzers), is_its)) << folder;
  }
  for (const Fuzzer& fuzzer : fuzzers) {
    EXPECT_FALSE(testing::files_in(testing::testdata() / "fuzz" / fuzzer.name).empty())
        << fuzzer.name;
  }
}

}  // namespace
}  // namespace zonemend::fuzz
