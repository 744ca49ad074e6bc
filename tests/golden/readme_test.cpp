// README.md shows what the program really prints.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/command.h"
#include "support/golden.h"

namespace zonemend::testing {
namespace {

namespace fs = std::filesystem;

const fs::path readme = fs::path(ZONEMEND_SOURCE_DIR) / "README.md";

std::string read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The text between the line that starts with `begin` and the line `end` must be `expected`.
void expect_section(std::string_view begin, std::string_view end, const std::string& expected) {
  std::string text = read_bytes(readme);
  const std::size_t marker = text.find(begin);
  ASSERT_NE(marker, std::string::npos) << begin;
  const std::size_t from = text.find('\n', marker) + 1;
  const std::size_t to = text.find(end, from);
  ASSERT_NE(to, std::string::npos) << end;
  if (updating_goldens()) {
    std::ofstream(readme, std::ios::binary) << text.replace(from, to - from, expected);
    return;
  }
  EXPECT_EQ(text.substr(from, to - from), expected) << "run with UPDATE_GOLDEN=1 to refresh";
}

TEST(Readme, HasTheTableOfRules) {
  MemoryFiles files;
  expect_section("<!-- rules:", "<!-- end of rules -->",
                 run_zonemend({"rules", "--format", "md"}, files).out);
}

TEST(Readme, ShowsTheMainJob) {
  MemoryFiles files;
  files.put("db.example.com", read_bytes(testdata() / "quickstart" / "example.com.zone"));
  const std::string command = "kartra db.example.com --user acme --host www --diff";
  const Outcome outcome = run_zonemend(shell_words(command), files);
  EXPECT_EQ(outcome.status, 0);
  expect_section("<!-- transcript:", "<!-- end of transcript -->",
                 "```console\n$ zonemend " + command + "\n" + outcome.err + "\n" + outcome.out +
                     "```\n");
}

TEST(Readme, ShowsTheReviewOfAChange) {
  MemoryFiles files;
  const fs::path change = testdata() / "quickstart" / "change";
  files.put("old.zone", read_bytes(change / "old.zone"));
  files.put("new.zone", read_bytes(change / "new.zone"));
  const std::string command = "diff old.zone new.zone";
  const Outcome outcome = run_zonemend(shell_words(command), files);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err, "");
  expect_section("<!-- review:", "<!-- end of review -->",
                 "```console\n$ zonemend " + command + "\n" + outcome.out + "```\n");
}

}  // namespace
}  // namespace zonemend::testing
