// Where the zone-file language ends for BIND 9, in cases too long for testdata/language/, and what
// may not be included.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <sstream>

#include "cli/cli.h"
#include "support/checkers.h"
#include "support/command.h"
#include "support/golden.h"
#include "support/reading.h"
#include "support/scratch_folder.h"

namespace zonemend::testing {
namespace {

constexpr std::string_view head =
    "$TTL 3600\n@ SOA ns.example.net. hostmaster 1 2h 15m 4w 10m\n@ NS ns.example.net.\n";

std::string times(std::size_t count, std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

std::string lines_of(std::size_t count, const std::string& line) {
  return "(\n" + times(count, "  " + line + "\n") + ")\n";
}

std::string quoted(const std::string& text) { return '"' + text + '"'; }

struct Limit {
  std::string_view name;
  bool loads;
  std::string text;
  friend void PrintTo(const Limit& item, std::ostream* out) { *out << item.name; }
};

std::vector<Limit> limits() {
  return {
      {"CommentOf2Megabytes", true,
       "a A 192.0.2.1 ; " + times(2'000'000, "x") + "\nb A 192.0.2.2\n"},
      {"BlanksBetweenWords", true,
       "a" + times(5000, " ") + "A" + times(5000, "\t ") + "192.0.2.1\n"},
      {"ParensTenThousandDeep", true,
       "a TXT " + times(10'000, "(") + " x " + times(10'000, ")") + "\n"},
      {"TxtOf65000Octets", true, "a TXT " + lines_of(260, quoted(times(249, "z")))},
      {"TxtOf65280Octets", true, "a TXT " + lines_of(255, quoted(times(255, "z")))},
      {"TxtOf65536Octets", false, "a TXT " + lines_of(256, quoted(times(255, "z")))},
      {"TxtOf66304Octets", false, "a TXT " + lines_of(259, quoted(times(255, "z")))},
      {"TxtOf20100OctetsInEscapes", true, "a TXT " + lines_of(100, quoted(times(200, "\\007")))},
      {"GenericDataOf60000Octets", true,
       "a TYPE65280 \\# 60000 " + lines_of(60, times(1000, "ab"))},
      // BIND keeps 25 octets of its own beside the data.
      {"GenericDataOf65510Octets", true,
       "a TYPE65280 \\# 65510 " + lines_of(65510 / 5, "0102030405")},
      {"GenericDataOf65536Octets", false,
       "a TYPE65280 \\# 65536 " + lines_of(65536 / 4, "01020304")},
  };
}

class LanguageLimits : public ::testing::TestWithParam<Limit> {};

TEST_P(LanguageLimits, AreThoseOfBind) {
  const std::string zone = std::string(head) + GetParam().text;
  const Reading reading = read_with_zonemend(zone);
  EXPECT_EQ(reading.loads, GetParam().loads);
  if (!has_named_compilezone()) GTEST_SKIP() << "named-compilezone is not installed";
  const ScratchFolder scratch;
  const std::string file = scratch.put("in.zone", zone);
  const Compiled bind = compile_with_bind("example.com.", scratch.folder().string(), file);
  EXPECT_EQ(bind.loads, GetParam().loads) << bind.said;
  if (!bind.loads || !reading.loads) return;
  EXPECT_EQ(read_with_zonemend(bind.records).text, reading.text);
}

INSTANTIATE_TEST_SUITE_P(All, LanguageLimits, ::testing::ValuesIn(limits()),
                         [](const auto& test) { return std::string(test.param.name); });

// BIND reads devices as files and waits at a FIFO for ever; a linter must not.
class IncludeOf : public ::testing::TestWithParam<const char*> {
 protected:
  static Outcome check(const std::string& zone) {
    std::ostringstream out;
    std::ostringstream err;
    const auto files = system_files();
    const cli::Context context{
        .out = out, .err = err, .files = *files, .now = test_time, .environment = [](const char*) {
          return std::nullopt;
        }};
    const int status =
        cli::run({"check", "-q", "--format", "concise", "--origin", "example.com.", zone}, context);
    return {status, out.str(), err.str()};
  }
};

TEST_P(IncludeOf, IsRefused) {
  const ScratchFolder scratch;
  ASSERT_EQ(::mkfifo(scratch.path("fifo").c_str(), 0600), 0);
  const std::string zone =
      scratch.put("in.zone", fmt::format("{}$INCLUDE {}\na A 192.0.2.1\n", head, GetParam()));
  const Outcome outcome = check(zone);
  // What lies elsewhere is not even looked at.
  const bool elsewhere = std::string(GetParam()).starts_with("/dev");
  const std::string said = fmt::format("in.zone:4:10: {}: ", elsewhere ? "warning" : "error");
  EXPECT_EQ(outcome.status, elsewhere ? 0 : 1) << outcome.err;
  EXPECT_NE(outcome.out.find(said), std::string::npos) << outcome.out;
}

INSTANTIATE_TEST_SUITE_P(NoFile, IncludeOf, ::testing::Values("fifo", "/dev/null", ".", "absent"),
                         [](const auto& test) { return "N" + test_name(test.param); });

}  // namespace
}  // namespace zonemend::testing
