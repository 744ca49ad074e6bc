// testdata/cli/CASE/: the whole command line, from its arguments to what it says and writes.
#include <gtest/gtest.h>

#include "support/command.h"
#include "support/golden.h"

namespace zonemend::testing {
namespace {

class CliGolden : public ::testing::TestWithParam<std::filesystem::path> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(CliGolden);

TEST_P(CliGolden, SaysAndDoesWhatTheCaseSays) {
  CommandCase test(GetParam());
  test.expect_goldens(test.run(""));
}

INSTANTIATE_TEST_SUITE_P(Cases, CliGolden, ::testing::ValuesIn(folders_in(testdata() / "cli")),
                         [](const auto& test) {
                           return test_name(test.param.filename().string());
                         });

}  // namespace
}  // namespace zonemend::testing
