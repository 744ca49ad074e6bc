// testdata/formats/CASE.FORMAT: what each format makes of one faulty zone with an included file
// (check), of an edit that is refused on it, and of an edit that is done on a healthy one (change).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <tuple>

#include "support/command.h"
#include "support/golden.h"
#include "support/scratch_folder.h"
#include "zonemend/report.h"

namespace zonemend::testing {
namespace {

struct Case {
  std::string_view name;
  std::string_view arguments;
  int status;
};
void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

// The rules are named so that new ones do not change the goldens. With --check the zone is not
// printed, and the report stands on standard output in every format.
constexpr Case cases[] = {
    {"check",
     "check example.com.zone --select bad-ipv4,cname-and-other-data,cname-target-missing-dot,"
     "non-ascii,record-duplicate,ttl-units-confusing",
     1},
    {"refused", "kartra example.com.zone --user acme --host shop --check", 1},
    {"change", "kartra example.org.zone --user acme --host www --check", 1},
};

std::vector<std::string_view> format_ids() {
  std::vector<std::string_view> ids;
  for (const Format* format : all_formats()) ids.push_back(format->id);
  return ids;
}

class FormatsGolden : public ::testing::TestWithParam<std::tuple<Case, std::string_view>> {};

TEST_P(FormatsGolden, IsWhatTheFileSays) {
  const auto& [test, format] = GetParam();
  const std::filesystem::path folder = testdata() / "formats";
  MemoryFiles files;
  for (const auto& file : files_in(folder)) {
    const std::string name = file.filename().string();
    if (name.ends_with(".zone") || name.ends_with(".inc")) files.put(name, read_bytes(file));
  }
  std::vector<std::string> arguments = shell_words(test.arguments);
  arguments.insert(arguments.end(), {"--format", std::string(format)});
  const Outcome outcome = run_zonemend(arguments, files);
  EXPECT_EQ(outcome.status, test.status);
  EXPECT_EQ(outcome.err, "");
  EXPECT_TRUE(matches_golden(folder / fmt::format("{}.{}", test.name, format), outcome.out));
}

INSTANTIATE_TEST_SUITE_P(Formats, FormatsGolden,
                         ::testing::Combine(::testing::ValuesIn(cases),
                                            ::testing::ValuesIn(format_ids())),
                         [](const auto& test) {
                           return test_name(fmt::format("{}_{}", std::get<0>(test.param).name,
                                                        std::get<1>(test.param)));
                         });

}  // namespace
}  // namespace zonemend::testing
