#include "zonemend/limits.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/memory_files.h"
#include "zonemend/zone.h"

namespace zonemend {
namespace {

using testing::MemoryFiles;

constexpr std::string_view head =
    "$TTL 3600\n@ SOA ns1.example.net. hostmaster 1 7200 3600 1209600 300\n@ NS ns1.example.net.\n";

std::string repeated(std::string_view line, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += line;
  return text;
}

Result<LoadedZone> load(std::string_view text, const ReadLimits& limits, MemoryFiles* files = nullptr) {
  LoadOptions options{.origin = Name::parse("example.com.", Name())};
  options.limits = limits;
  options.files = files;
  return load_zone(Source("db", std::string(head) + std::string(text)), options);
}

// The first finding that tells of a limit, and its remedy.
std::string told(const Result<LoadedZone>& loaded) {
  if (!loaded) return loaded.error().message + "; " + loaded.error().help;
  for (const Finding& finding : loaded->findings) {
    if (finding.rule == "include-limit" || finding.rule == "generate-limit") {
      return finding.message + "; " + finding.help;
    }
  }
  return "";
}

bool names(const std::string& text, std::string_view limit) {
  return text.find(fmt::format("--limit {}=NUMBER", limit)) != std::string::npos;
}

TEST(Limits, AreReadWithTheirRange) {
  const auto limit = parse_limit("generated=5");
  ASSERT_TRUE(limit);
  EXPECT_EQ(limit->limit->name, "generated");
  EXPECT_EQ(limit->value, 5u);
  for (const char* wrong : {"", "=", "lines", "lines=", "lines=x", "lines=-1", "lines=1x", "lines=0",
                            "lines= 1", "file-size=99999999999", "lins=1",
                            "lines=99999999999999999999999"}) {
    EXPECT_FALSE(parse_limit(wrong)) << wrong;
  }
}

TEST(Limits, OfAllNamesHaveTheirDefaultInRange) {
  for (const LimitName& limit : limit_names()) {
    EXPECT_EQ(find_limit(limit.name), &limit);
    EXPECT_GE(ReadLimits{}.*limit.value, limit.least) << limit.name;
    EXPECT_LE(ReadLimits{}.*limit.value, limit.most) << limit.name;
  }
}

TEST(Limits, OfTheFileItselfStopTheReading) {
  const std::string text = repeated("a A 192.0.2.1\n", 10);
  const std::uint64_t size = head.size() + text.size();
  EXPECT_EQ(told(load(text, {.file_size = size})), "");
  EXPECT_TRUE(names(told(load(text, {.file_size = size - 1})), "file-size"));
  EXPECT_EQ(told(load(text, {.lines = 13})), "");
  EXPECT_TRUE(names(told(load(text, {.lines = 12})), "lines"));
  EXPECT_EQ(told(load(repeated("a A 192.0.2.1\r\n", 10), {.lines = 13})), "");
  EXPECT_TRUE(names(told(load(repeated("\r", 10), {.lines = 12})), "lines"));
}

TEST(Limits, OfIncludedFilesLeaveThemOut) {
  MemoryFiles files({{"db", ""}, {"part", repeated("b A 192.0.2.1\n", 100)}, {"one", "$INCLUDE two\n"},
                     {"two", "$INCLUDE part\n"}});
  const std::uint64_t size = files.at("part").size();
  const std::string twice = "$INCLUDE part\n$INCLUDE part\n";
  EXPECT_EQ(told(load(twice, {.includes = 2, .repeated_bytes = size}, &files)), "");
  EXPECT_TRUE(names(told(load(twice, {.repeated_bytes = size - 1}, &files)), "repeated-bytes"));
  EXPECT_TRUE(names(told(load(twice, {.includes = 1}, &files)), "includes"));
  EXPECT_TRUE(names(told(load("$INCLUDE x\n$INCLUDE part\n", {.includes = 1}, &files)), "includes"));
  EXPECT_EQ(told(load("$INCLUDE one\n", {.include_depth = 3}, &files)), "");
  EXPECT_TRUE(names(told(load("$INCLUDE one\n", {.include_depth = 2}, &files)), "include-depth"));
  EXPECT_TRUE(names(told(load(twice, {.lines = 150}, &files)), "lines"));
  EXPECT_TRUE(names(told(load(twice, {.file_size = size - 1}, &files)), "file-size"));
  const auto loaded = load(twice, {.lines = 150}, &files);
  ASSERT_TRUE(loaded);
  EXPECT_FALSE(loaded->zone.complete());
  EXPECT_EQ(loaded->zone.records().size(), 102u);
}

TEST(Limits, OfGeneratedRecordsBoundTheirDataToo) {
  EXPECT_EQ(told(load("$GENERATE 1-10 a$ A 192.0.2.$\n", {.generated_records = 10})), "");
  EXPECT_TRUE(names(told(load("$GENERATE 1-10 a$ A 192.0.2.$\n", {.generated_records = 9})),
                    "generated"));
  const std::string text =
      "$GENERATE 1-10 a$ TXT \"" + repeated("\\\"" + std::string(200, 'x') + "\\\" ", 20) + "\"\n";
  const auto loaded = load(text, {.generated_records = 10});
  ASSERT_TRUE(loaded);
  EXPECT_TRUE(names(told(loaded), "generated"));
  EXPECT_LE(loaded->zone.records().size(), 3u);
  EXPECT_FALSE(loaded->zone.complete());
}

}  // namespace
}  // namespace zonemend
