// Odd files keep every byte: those in testdata/roundtrip/ and, with a folder of zone files in
// ZONEMEND_CORPUS, those below it.
#include <gtest/gtest.h>

#include <cstdlib>

#include "support/golden.h"
#include "support/scratch_folder.h"
#include "support/tiling.h"

namespace zonemend::testing {
namespace {

namespace fs = std::filesystem;

class Roundtrip : public ::testing::TestWithParam<fs::path> {};

TEST_P(Roundtrip, KeepsEveryByte) { EXPECT_TRUE(keeps_every_byte(read_bytes(GetParam()))); }

INSTANTIATE_TEST_SUITE_P(Files, Roundtrip, ::testing::ValuesIn(files_in(testdata() / "roundtrip")),
                         [](const auto& test) { return test_name(test.param.stem().string()); });

TEST(RoundtripCorpus, KeepsEveryByte) {
  const char* folder = std::getenv("ZONEMEND_CORPUS");
  if (folder == nullptr) GTEST_SKIP() << "ZONEMEND_CORPUS names no folder";
  const auto files = files_below(folder);
  EXPECT_FALSE(files.empty()) << folder;
  for (const fs::path& file : files) EXPECT_TRUE(keeps_every_byte(read_bytes(file))) << file;
}

}  // namespace
}  // namespace zonemend::testing
