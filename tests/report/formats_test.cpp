#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>

#include "zonemend/report.h"

namespace zonemend {
namespace {

constexpr std::string_view zone =
    "$TTL 300\n"
    "www\tCNAME acme.kartra.com. ; shop\n"
    "; nothing\n"
    "; here\n"
    "www A   192.0.2.1\n";

SourceSet sources() {
  SourceSet set;
  set.add(Source("db.example.com", std::string(zone)));
  set.add(Source("other.inc", "www TXT x\n"));
  return set;
}

Span span_of(std::string_view text) {
  const auto begin = static_cast<std::uint32_t>(zone.find(text));
  return {0, begin, begin + static_cast<std::uint32_t>(text.size())};
}

Finding conflict() {
  Finding finding;
  finding.rule = "cname-and-other-data";
  finding.severity = Severity::error;
  finding.span = span_of("A   192.0.2.1");
  finding.message = "'www.example.com.' has a CNAME and other records";
  finding.label = "A here";
  finding.labels.push_back({span_of("CNAME acme"), "CNAME here"});
  finding.help = "delete one of them";
  finding.fixes.push_back({"delete the A record", Safety::unsafe, {{span_of("A   192"), ""}}});
  return finding;
}

Tally tally_of_one() {
  Tally tally;
  tally.files = 1;
  tally.errors = 1;
  tally.withheld = 1;
  return tally;
}

std::string reported(std::string_view format, const Finding& finding, ReportOptions options = {}) {
  std::ostringstream out;
  const auto report = find_format(format)->make(out, options);
  const std::vector<Finding> findings{finding};
  report->begin();
  report->findings(sources(), findings);
  report->end(tally_of_one());
  return out.str();
}

TEST(Concise, IsOneLineAFinding) {
  EXPECT_EQ(reported("concise", conflict()),
            "db.example.com:5:5: error: 'www.example.com.' has a CNAME and other records "
            "[cname-and-other-data]\n"
            "1 error in 1 file; 1 fixable with --fix --unsafe-fixes\n");
}

TEST(Full, ShowsEveryPlaceWithItsLine) {
  EXPECT_EQ(reported("full", conflict()),
            R"(error[cname-and-other-data]: 'www.example.com.' has a CNAME and other records
 --> db.example.com:5:5
  |
2 | www     CNAME acme.kartra.com. ; shop
  |         ---------- CNAME here
...
5 | www A   192.0.2.1
  |     ^^^^^^^^^^^^^ A here
  = help: delete one of them
  = fix: delete the A record (--fix --unsafe-fixes)

1 error in 1 file; 1 fixable with --fix --unsafe-fixes
)");
}

TEST(Full, NamesOtherFiles) {
  Finding finding = conflict();
  finding.fixes.clear();
  finding.help.clear();
  finding.labels[0] = {{1, 4, 7}, "TXT here"};
  EXPECT_EQ(reported("full", finding, {.totals = false}),
            R"(error[cname-and-other-data]: 'www.example.com.' has a CNAME and other records
 --> db.example.com:5:5
  |
5 | www A   192.0.2.1
  |     ^^^^^^^^^^^^^ A here
 ::: other.inc:1:5
  |
1 | www TXT x
  |     --- TXT here

)");
}

TEST(Full, MarksTheFirstLineOfSeveral) {
  Finding finding;
  finding.rule = "r";
  finding.severity = Severity::warning;
  finding.message = "m";
  finding.span = {0, span_of("acme").begin, span_of("; here").end};
  const std::string text = reported("full", finding, {.totals = false});
  EXPECT_NE(text.find("^^^^^^^^^^^^^^^^^^^^^^^ (down to line 4)\n"), text.npos) << text;
}

TEST(Full, PointsAtTheEndOfTheFile) {
  Finding finding;
  finding.message = "no newline";
  finding.span = {1, 10, 10};
  const std::string text = reported("full", finding, {.totals = false});
  EXPECT_NE(text.find("other.inc:2:1\n"), text.npos) << text;
}

TEST(Full, SaysHowManyPlacesItLeavesOut) {
  Finding finding = conflict();
  finding.labels.assign(20, {span_of("CNAME acme"), "again"});
  const std::string text = reported("full", finding);
  EXPECT_NE(text.find("and 12 more like these"), text.npos) << text;
}

std::string without_colours(std::string text) {
  for (std::size_t at = text.find('\x1b'); at != text.npos; at = text.find('\x1b')) {
    text.erase(at, text.find('m', at) - at + 1);
  }
  return text;
}

TEST(Colours, AddNothingButThemselves) {
  for (const std::string_view format : {"full", "concise"}) {
    const std::string plain = reported(format, conflict());
    const std::string painted = reported(format, conflict(), {.color = true});
    EXPECT_NE(painted, plain);
    EXPECT_EQ(without_colours(painted), plain);
  }
}

TEST(Reports, NeverPrintControlCharacters) {
  Finding finding = conflict();
  finding.message = finding.help = finding.label = finding.labels[0].text = "\x1b[2J\u202e\xff";
  finding.fixes[0].title = "\x1b]0;x\a";
  for (const Format* each : all_formats()) {
    const std::string_view format = each->id;
    const std::string text = reported(format, finding);
    EXPECT_EQ(text.find('\x1b'), text.npos) << format;
    EXPECT_EQ(text.find('\xff'), text.npos) << format;
  }
}

TEST(Json, IsOneObject) {
  const auto object = nlohmann::json::parse(reported("json", conflict()));
  EXPECT_EQ(object["tool"], "zonemend");
  EXPECT_EQ(object["files"].size(), 2u);
  EXPECT_EQ(object["summary"]["errors"], 1);
  const auto& finding = object["findings"][0];
  EXPECT_EQ(finding["rule"], "cname-and-other-data");
  EXPECT_EQ(finding["severity"], "error");
  EXPECT_EQ(finding["file"], "db.example.com");
  EXPECT_EQ(finding["line"], 5);
  EXPECT_EQ(finding["column"], 5);
  EXPECT_EQ(finding["endLine"], 5);
  EXPECT_EQ(finding["endColumn"], 18);
  EXPECT_EQ(finding["labels"][0]["line"], 2);
  EXPECT_EQ(finding["fixes"][0]["safety"], "unsafe");
  EXPECT_EQ(finding["offset"], span_of("A   192").begin);
  EXPECT_EQ(finding["fixes"][0]["edits"][0]["text"], "");
}

TEST(Json, IsWellFormedWithoutFindings) {
  std::ostringstream out;
  const auto report = find_format("json")->make(out, {});
  report->end({});
  EXPECT_TRUE(nlohmann::json::parse(out.str())["findings"].empty());
}

// Also where the run turns out to have something else to say, as with --diff or --write-baseline.
TEST(Formats, SayNothingBeforeTheyHaveTo) {
  for (const Format* format : all_formats()) {
    std::ostringstream out;
    const auto report = format->make(out, {});
    report->begin();
    report->findings(sources(), {});
    EXPECT_EQ(out.str(), "") << format->id;
  }
}

TEST(Formats, AreWellFormedWithoutFindings) {
  for (const std::string_view format : {"json", "jsonl", "sarif", "gitlab", "rdjson"}) {
    std::ostringstream out;
    find_format(format)->make(out, {})->end({});
    EXPECT_TRUE(nlohmann::json::accept(out.str())) << format << ": " << out.str();
  }
  std::ostringstream out;
  find_format("junit")->make(out, {})->end({});
  EXPECT_TRUE(out.str().ends_with("<testsuites name=\"zonemend\">\n</testsuites>\n")) << out.str();
}

TEST(Formats, TellWhenSomethingWasNotRead) {
  Tally tally = tally_of_one();
  tally.complete = false;
  for (const auto& [format, text] : std::initializer_list<std::pair<const char*, const char*>>{
           {"json", "\"complete\":false"},
           {"jsonl", "\"complete\":false"},
           {"sarif", "\"executionSuccessful\":false"},
           {"markdown", "Not every file could be read."}}) {
    std::ostringstream out;
    find_format(format)->make(out, {})->end(tally);
    EXPECT_NE(out.str().find(text), std::string::npos) << out.str();
  }
}

// A file can be one line with something wrong everywhere.
TEST(Formats, AreQuickInLinesOfManyMegabytes) {
  std::string line;
  while (line.size() < (4u << 20)) line += "\u00fcx";
  SourceSet set;
  set.add(Source("db.example.com", line));
  std::vector<Finding> findings(10000, Finding{.rule = "bad-ipv4", .message = "m"});
  std::uint32_t at = 0;
  for (Finding& finding : findings) {
    finding.severity = Severity::error;
    finding.span = {0, at, at + 2};
    finding.labels.push_back({finding.span, "here"});
    finding.fixes.push_back({"fix", Safety::safe, {{finding.span, "y"}}});
    at += 400;
  }
  const auto begin = std::chrono::steady_clock::now();
  for (const Format* format : all_formats()) {
    std::span<const Finding> shown(findings);
    if (format->most_per_file > 0) shown = shown.first(format->most_per_file / 10);
    std::ostringstream out;
    const auto report = format->make(out, {});
    report->findings(set, shown);
    report->end(tally_of_one());
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::minutes(1));
}

TEST(Github, PutsErrorsFirst) {
  Finding warning = conflict();
  warning.severity = Severity::warning;
  Finding info = conflict();
  info.severity = Severity::info;
  const std::vector<Finding> findings{info, warning, conflict()};
  std::ostringstream out;
  const auto report = find_format("github")->make(out, {});
  report->findings(sources(), findings);
  report->end(tally_of_one());
  const std::string text = out.str();
  const std::size_t error = text.find(
      "\n::error file=db.example.com,line=5,endLine=5,col=5,"
      "endColumn=18,title=cname-and-other-data::'www");
  EXPECT_LT(error, text.find("\n::warning file="));
  EXPECT_LT(text.find("\n::warning file="), text.find("\n::notice file="));
  EXPECT_TRUE(text.ends_with("\n1 error in 1 file; 1 fixable with --fix --unsafe-fixes\n"));
}

// Columns must not be given for text on several lines.
TEST(Github, GivesLinesOnlyForSeveral) {
  Finding finding = conflict();
  finding.span = {0, span_of("acme").begin, span_of("; here").end};
  EXPECT_NE(reported("github", finding).find("::error file=db.example.com,line=2,endLine=4,title="),
            std::string::npos);
  finding.span = {0, span_of("www").begin, span_of("; nothing").begin};
  EXPECT_NE(reported("github", finding).find("line=2,endLine=2,title="), std::string::npos);
}

TEST(Markdown, FitsIntoAComment) {
  const std::vector<Finding> findings(1000, conflict());
  std::ostringstream out;
  const auto report = find_format("markdown")->make(out, {});
  for (int file = 0; file < 300; ++file) report->findings(sources(), findings);
  report->end({.files = 300, .errors = 300000});
  EXPECT_LT(out.str().size(), 65536u);
  EXPECT_NE(out.str().find("and 200 more files"), std::string::npos);
  EXPECT_NE(out.str().find("more findings not shown here"), std::string::npos);
}

TEST(Formats, AreDescribed) {
  for (const Format* format : all_formats()) {
    EXPECT_FALSE(format->summary.empty()) << format->id;
    EXPECT_EQ(find_format(format->id), format);
  }
}

}  // namespace
}  // namespace zonemend
