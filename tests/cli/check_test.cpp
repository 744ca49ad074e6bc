#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "lint/zone_text.h"
#include "support/command.h"

namespace zonemend::testing {
namespace {

MemoryFiles with(const std::string& text) {
  MemoryFiles files;
  files.put("example.com.zone", text);
  return files;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

TEST(Check, IsContentWithAGoodZone) {
  auto files = with(zone_text("www A 192.0.2.1\n"));
  const Outcome outcome = run_zonemend({"check", "example.com.zone"}, files);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "no problems in 1 file\n");
  EXPECT_EQ(outcome.err, "");
  EXPECT_TRUE(files.written().empty());
}

TEST(Check, FailsOnErrors) {
  auto files = with(zone_text("www A 192.0.2.300\n"));
  const Outcome outcome = run_zonemend({"check", "--format", "concise", "example.com.zone"}, files);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_TRUE(outcome.out.starts_with("example.com.zone:5:7: error: ")) << outcome.out;
  EXPECT_TRUE(contains(outcome.out, "[bad-ipv4]\n1 error in 1 file\n")) << outcome.out;
  EXPECT_EQ(outcome.err, "");
}

TEST(Check, ToleratesWarnings) {
  auto files = with(zone_text("www CNAME a.org.\nwww CNAME a.org.\n"));
  EXPECT_EQ(run_zonemend({"check", "example.com.zone"}, files).status, 0);
}

TEST(Check, GoesOnAfterAnUnreadableFile) {
  auto files = with(zone_text("www A 192.0.2.300\n"));
  const Outcome outcome = run_zonemend({"check", "missing.zone", "example.com.zone"}, files);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(contains(outcome.err, "missing.zone")) << outcome.err;
  EXPECT_TRUE(contains(outcome.out, "bad-ipv4")) << outcome.out;
}

TEST(Check, TakesEveryFileAsItsOwnZone) {
  MemoryFiles files(
      {{"a.example.zone", std::string(zone_head)}, {"b.example.zone", std::string(zone_head)}});
  const Outcome outcome = run_zonemend({"check", "-v", "a.example.zone", "b.example.zone"}, files);
  EXPECT_TRUE(contains(outcome.err, "a.example.zone: the origin is a.example.")) << outcome.err;
  EXPECT_TRUE(contains(outcome.err, "b.example.zone: the origin is b.example.")) << outcome.err;
  EXPECT_TRUE(contains(outcome.out, " 2 files")) << outcome.out;
}

TEST(Check, SelectsAndIgnores) {
  auto files = with(zone_text("www A 192.0.2.300\nftp A 192.0.2.1"));
  EXPECT_EQ(run_zonemend({"check", "--ignore", "bad-ipv4", "example.com.zone"}, files).status, 0);
  const Outcome selected = run_zonemend({"check", "--select", "bad-ipv4,bom", "--select=bad-ipv6",
                                         "example.com.zone", "--format", "concise"},
                                        files);
  EXPECT_TRUE(contains(selected.out, "1 error in 1 file")) << selected.out;
  const Outcome unknown = run_zonemend({"check", "--select", "bad-ip4", "example.com.zone"}, files);
  EXPECT_EQ(unknown.status, 2);
  EXPECT_TRUE(contains(unknown.err, "did you mean 'bad-ipv4'?")) << unknown.err;
}

TEST(Check, FixWritesOnlyWhatChanges) {
  auto files = with("\xef\xbb\xbf" + zone_text("www A 192.0.2.1"));
  const Outcome outcome = run_zonemend({"check", "--fix", "example.com.zone"}, files);
  EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
  EXPECT_EQ(files.at("example.com.zone"), zone_text("www A 192.0.2.1\n"));
  EXPECT_EQ(outcome.out, "no problems left in 1 file; 2 fixes applied\n");
  run_zonemend({"check", "--fix", "example.com.zone"}, files);
  EXPECT_EQ(files.written().size(), 1u);
}

TEST(Check, SaysWhenAFixedFileCannotBeWritten) {
  auto files = with(zone_text("www A 192.0.2.1"));
  files.fail_writes({"'example.com.zone' is read-only", ""});
  const Outcome outcome = run_zonemend({"check", "--fix", "example.com.zone"}, files);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(contains(outcome.err, "read-only")) << outcome.err;
  EXPECT_FALSE(contains(outcome.out, "applied")) << outcome.out;
}

TEST(Check, DiffWritesNothing) {
  auto files = with(zone_text("www A 192.0.2.1"));
  const Outcome outcome = run_zonemend({"check", "--diff", "example.com.zone"}, files);
  EXPECT_EQ(outcome.status, 1);
  EXPECT_TRUE(outcome.out.starts_with("--- ")) << outcome.out;
  EXPECT_EQ(outcome.err, "1 fix would change 1 file\n");
  EXPECT_TRUE(files.written().empty());
  auto clean = with(zone_text("www A 192.0.2.1\n"));
  EXPECT_EQ(run_zonemend({"check", "--diff", "-q", "example.com.zone"}, clean).status, 0);
}

TEST(Check, FixesStandardInputToStandardOutput) {
  MemoryFiles files;
  files.set_stdin(zone_text("www A 192.0.2.1"));
  const Outcome outcome = run_zonemend({"check", "--fix", "--origin", "example.com", "-"}, files);
  EXPECT_EQ(outcome.out, zone_text("www A 192.0.2.1\n"));
  EXPECT_EQ(outcome.err, "no problems left in 1 file; 1 fix applied\n");
}

TEST(Check, CallsStandardInputAsItIsTold) {
  MemoryFiles files;
  files.set_stdin(zone_text("www A 192.0.2.300\n"));
  const Outcome outcome = run_zonemend(
      {"check", "--format=concise", "--stdin-filename", "zones/example.com.zone", "-"}, files);
  EXPECT_TRUE(outcome.out.starts_with("zones/example.com.zone:5:7: error")) << outcome.out;
}

TEST(Check, LimitsWhatItPrintsButNotWhatItCounts) {
  std::string records;
  for (int i = 0; i < 1500; ++i) records += "www A 192.0.2.300\n";
  auto files = with(zone_text(records));
  const Outcome outcome = run_zonemend({"check", "--format", "concise", "example.com.zone"}, files);
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\n'), 1001);
  EXPECT_TRUE(contains(outcome.out, "1500 errors in 1 file; 500 of them not shown")) << outcome.out;
  const Outcome json = run_zonemend({"check", "--format", "json", "example.com.zone"}, files);
  EXPECT_EQ(nlohmann::json::parse(json.out)["findings"].size(), 1500u);
}

TEST(Check, NeverWaitsForANameOfNothing) {
  MemoryFiles files;
  const Outcome outcome = run_zonemend({"check", "-"}, files);
  EXPECT_EQ(outcome.status, 2);
  EXPECT_TRUE(contains(outcome.err, "'<stdin>' is empty")) << outcome.err;
}

TEST(Check, FindsFaultWithAnEmptyFile) {
  auto files = with("");
  const Outcome outcome = run_zonemend({"check", "example.com.zone"}, files);
  EXPECT_EQ(outcome.status, 1) << outcome.err;
}

TEST(Check, ExplainsWrongUsage) {
  MemoryFiles files;
  const auto refused = [&](std::vector<std::string> arguments, std::string_view why) {
    arguments.insert(arguments.begin(), "check");
    const Outcome outcome = run_zonemend(arguments, files);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_TRUE(contains(outcome.err, why)) << outcome.err;
    EXPECT_EQ(outcome.out, "");
  };
  refused({}, "no zone file given");
  refused({"--origin", "x", "a", "b"}, "--origin names one zone");
  refused({"--unsafe-fixes", "a"}, "--unsafe-fixes alone");
  refused({"-", "-"}, "only once");
  refused({"--fix", "-", "a"}, "has to be the only file");
  refused({"--format", "jsn", "a"}, "did you mean 'json'?");
  refused({"--color", "sometimes", "a"}, "auto, always or never");
  refused({"--origin", "a..b", "a"}, "not a domain name");
  refused({"--fx", "a"}, "'check' has no option '--fx', did you mean '--fix'?");
  refused({"--formt=json", "a"}, "did you mean '--format'?");
}

}  // namespace
}  // namespace zonemend::testing
