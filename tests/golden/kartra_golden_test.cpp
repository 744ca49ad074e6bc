// testdata/kartra/CASE/: pointing a host at Kartra. The case's name says its intent; out.zone is
// the patched zone on standard output, and absent when the command refuses.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/command.h"
#include "support/golden.h"

namespace zonemend::testing {
namespace {

namespace fs = std::filesystem;

class KartraGolden : public ::testing::TestWithParam<fs::path> {
 protected:
  // True when standard output carries the zone.
  bool prints_zone() const {
    for (const char* option :
         {"--diff", "-i", "--in-place", "-o", "--output", "--format", "--check", "--help", "-h"}) {
      if (case_.has_argument(option)) return false;
    }
    return true;
  }

  // Where the zone is that the command reads.
  std::string zone_file() {
    const auto& arguments = case_.arguments();
    const auto found = std::find_if(arguments.begin(), arguments.end(), [&](const auto& argument) {
      return argument == "-" || case_.files().exists(argument);
    });
    return found == arguments.end() ? "" : *found;
  }

  void put_zone(const std::string& bytes) {
    const std::string file = zone_file();
    ASSERT_FALSE(file.empty()) << "no argument names the zone";
    if (file == "-") {
      case_.files().set_stdin(bytes);
    } else {
      case_.files().put(file, bytes);
    }
  }

  CommandCase case_{GetParam()};
};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(KartraGolden);

TEST_P(KartraGolden, DoesWhatTheCaseSays) {
  const Outcome outcome = case_.run("kartra");
  case_.expect_goldens(outcome, prints_zone() ? "out.zone" : "stdout");
  if (!prints_zone()) return;
  EXPECT_TRUE(case_.files().written().empty()) << "nobody asked it to write";
  EXPECT_EQ(outcome.status == 0, !outcome.out.empty()) << "a refusal prints no zone";
}

TEST_P(KartraGolden, ChangesNothingTheSecondTime) {
  const Outcome first = case_.run("kartra");
  if (first.status != 0) return;  // refused: there is no second time
  if (prints_zone()) {
    put_zone(first.out);
    const Outcome second = case_.run("kartra");
    EXPECT_EQ(second.status, 0) << second.err;
    EXPECT_EQ(second.out, first.out) << line_diff(first.out, second.out);
  } else if (!case_.files().written().empty()) {
    const std::string file = case_.files().written().front();
    const std::string bytes = case_.files().at(file);
    const Outcome second = case_.run("kartra");
    EXPECT_EQ(second.status, 0) << second.err;
    EXPECT_EQ(case_.files().at(file), bytes);
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, KartraGolden,
                         ::testing::ValuesIn(folders_in(testdata() / "kartra")),
                         [](const auto& test) {
                           return test_name(test.param.filename().string());
                         });

}  // namespace
}  // namespace zonemend::testing
