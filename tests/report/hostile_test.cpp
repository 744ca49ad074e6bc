// Zone text, file names and what is said of them may come from anybody. Whatever they hold, every
// format says no more than its findings: no command to a build server, no element, row, link or
// object of their own, no control over a terminal.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "support/hostile.h"
#include "support/scratch_folder.h"
#include "zonemend/report.h"
#include "zonemend/zone.h"

namespace zonemend::testing {
namespace {

// A finding of which everything is hostile; its rule's name is the program's own.
struct Scene {
  explicit Scene(const std::string& text) {
    sources.add(Source("zones/" + text, text + "\nwww A 192.0.2.1 ; " + text + "\n"));
    sources.add(Source(text, text));
    finding.rule = "bad-ipv4";
    finding.severity = Severity::error;
    const auto size = static_cast<std::uint32_t>(sources.at(0).bytes().size());
    finding.span = {0, 0, std::min(size, 5u)};
    finding.message = text;
    finding.label = text;
    finding.labels.push_back({{1, 0, static_cast<std::uint32_t>(text.size())}, text});
    finding.labels.push_back({{0, size - 3, size}, "quoted '" + text + "' here"});
    finding.help = "write '" + text + "'\n" + text;
    finding.fixes.push_back({text, Safety::safe, {{finding.span, text}}});
  }

  std::string reported(const Format& format) const {
    std::ostringstream out;
    const auto report = format.make(out, {});
    report->begin();
    report->findings(sources, std::span(&finding, 1));
    report->end({.files = 1, .errors = 1});
    return out.str();
  }

  SourceSet sources;
  Finding finding;
};

// What an editing command says, of which all that users and zones have a say in is hostile.
std::string planned(const Format& format, const std::string& text, Outcome outcome) {
  const Scene scene(text);
  LoadOptions options;
  options.origin = Name::parse("example.com.", Name());
  auto zone = load_zone(Source("zones/" + text, text + "\nwww 60 A 192.0.2.1 ; " + text), options);
  if (!zone) return {};
  Finding about_the_request = scene.finding;
  about_the_request.span = {};
  about_the_request.labels.clear();
  Finding about_the_text = scene.finding;
  about_the_text.span = {0, 0, 1};
  about_the_text.labels.clear();
  about_the_text.fixes.clear();
  Plan plan;
  plan.outcome = outcome;
  plan.notes = plan.decisions = {about_the_request, about_the_text};
  if (outcome == Outcome::refused) plan.refusals = plan.notes;
  PlanReport report;
  report.command = "kartra";
  report.file = report.host = report.target = report.diff = text;
  report.written = outcome == Outcome::change;
  report.written_to = text;
  report.zone = &*zone;
  report.plan = &plan;
  report.registrar_form = {"Type: " + text, "Host: " + text, "Target: " + text, "TTL: " + text};
  std::ostringstream out;
  const auto writer = format.make(out, {});
  writer->begin();
  writer->plan(report);
  return out.str();
}

class HostileText : public ::testing::TestWithParam<Hostile> {
 protected:
  std::string reported(std::string_view format) const {
    return scene_.reported(*find_format(format));
  }
  std::string text() const { return GetParam().text; }

  Scene scene_{GetParam().text};
};

TEST_P(HostileText, ControlsNoTerminal) {
  for (const Format* format : all_formats()) {
    expect_harmless(scene_.reported(*format), format->id);
  }
}

TEST_P(HostileText, CommandsNoBuildServer) {
  for (const Format* format : all_formats()) {
    const std::string output = scene_.reported(*format);
    EXPECT_EQ(commands_in(output), format->id == "github" ? 1u : 0u) << output;
  }
}

TEST_P(HostileText, ForgesNothingInAPlan) {
  for (const Outcome outcome : {Outcome::change, Outcome::already, Outcome::refused}) {
    for (const Format* format : all_formats()) {
      const std::string output = planned(*format, text(), outcome);
      EXPECT_NE(output, "");
      const std::size_t results = outcome == Outcome::refused ? 4 : 2;
      EXPECT_EQ(commands_in(output), format->id == "github" ? results : 0) << output;
      expect_harmless(output, format->id);
      if (format->for_programs && format->id != "junit") {
        EXPECT_TRUE(nlohmann::json::accept(output)) << output;
      }
    }
  }
}

TEST_P(HostileText, IsOneLineOfConcise) { EXPECT_EQ(lines_of(reported("concise")).size(), 2u); }

// The annotation, taken apart as GitHub's runner does.
TEST_P(HostileText, IsOneAnnotation) {
  for (const std::string& line : lines_of(reported("github"))) {
    if (!is_command(line)) continue;
    const std::size_t end = line.find("::", 2);
    const std::string properties = line.substr(2, end - 2);
    EXPECT_TRUE(properties.starts_with("error file=")) << line;
    EXPECT_EQ(std::count(properties.begin(), properties.end(), ','),
              properties.find("col=") != properties.npos ? 5 : 3)
        << line;
    EXPECT_TRUE(properties.ends_with(",title=bad-ipv4")) << line;
    EXPECT_EQ(properties.find(':'), properties.npos) << line;
  }
}

TEST_P(HostileText, IsOneObject) {
  using Json = nlohmann::json;
  const Json json = Json::parse(reported("json"));
  EXPECT_EQ(json["findings"].size(), 1u);
  EXPECT_EQ(json["findings"][0].size(), 15u);
  EXPECT_EQ(Json::parse(reported("gitlab")).size(), 1u);
  EXPECT_EQ(Json::parse(reported("rdjson"))["diagnostics"].size(), 1u);
  const Json sarif = Json::parse(reported("sarif"));
  EXPECT_EQ(sarif["runs"][0]["results"].size(), 1u);
  const auto lines = lines_of(reported("jsonl"));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(Json::parse(lines[0])["kind"], "finding");
  EXPECT_EQ(Json::parse(lines[1])["kind"], "summary");
}

TEST_P(HostileText, ReachesProgramsUnchanged) {
  const auto json = nlohmann::json::parse(reported("json"));
  if (GetParam().name == "not_utf8") {
    EXPECT_EQ(json["findings"][0]["fixes"][0]["edits"][0]["base64"], "//7DKO2ggPSQgIDAr+KC");
  } else {
    EXPECT_EQ(json["findings"][0]["message"], text());
    EXPECT_EQ(json["findings"][0]["fixes"][0]["edits"][0]["text"], text());
  }
}

// Outside of what the program itself links, a SARIF message has no brackets that make a link.
TEST_P(HostileText, LinksNothingInSarif) {
  const auto sarif = nlohmann::json::parse(reported("sarif"));
  const std::string message = sarif["runs"][0]["results"][0]["message"]["text"];
  static const std::regex link("(^|[^\\\\])(\\\\\\\\)*\\]\\(");
  EXPECT_EQ(std::distance(std::sregex_iterator(message.begin(), message.end(), link), {}), 2)
      << message;
}

TEST_P(HostileText, IsOneTestCase) {
  if (!is_installed("xmllint")) GTEST_SKIP() << "xmllint is not installed";
  const ScratchFolder folder;
  const std::string file = folder.put("report.xml", reported("junit"));
  const auto count = [&](const std::string& path) {
    return output_of(fmt::format("xmllint --nonet --xpath 'count({})' {} 2>&1", path, file));
  };
  EXPECT_EQ(count("/testsuites/testsuite"), "1\n");
  EXPECT_EQ(count("//testcase"), "2\n");  // of the zone, and of the file with the label
  EXPECT_EQ(count("/testsuites/testsuite/testcase/failure"), "1\n");
  EXPECT_EQ(count("//*"), "5\n");
}

TEST_P(HostileText, StaysInItsPlaceInMarkdown) {
  if (!is_installed("cmark-gfm")) GTEST_SKIP() << "cmark-gfm is not installed";
  const ScratchFolder folder;
  const std::string file = folder.put("report.md", reported("markdown"));
  std::string html = output_of(
      "cmark-gfm --unsafe -e table -e autolink -e strikethrough -e tasklist " + file + " 2>&1");
  EXPECT_EQ(count_of(html, "<tr>"), 2u) << html;
  EXPECT_EQ(count_of(html, "<td"), 4u) << html;
  EXPECT_EQ(count_of(html, "<pre>"), text().empty() ? 1u : 2u) << html;
  EXPECT_EQ(count_of(html, "<h2>"), 1u) << html;
  EXPECT_EQ(count_of(html, "<h3>"), 1u) << html;
  EXPECT_EQ(count_of(html, "<strong>"), 3u) << html;  // error, help, fix
  for (const std::string_view element :
       {"<h1", "<a ", "<img", "<em", "<del", "<script", "<!--", "<li", "<hr", "<blockquote",
        "<input", "</details", "<b>"}) {
    EXPECT_EQ(count_of(html, element), 0u) << element << "\n" << html;
  }
  // Hosts look for mentions, references and formulas in all text that is no code.
  html = std::regex_replace(html, std::regex("<code[^>]*>[^<]*</code>"), "");
  html = std::regex_replace(html, std::regex("&quot;|<[^>]*>"), "");
  EXPECT_EQ(html.find_first_of("@#$~&!%`|"), html.npos) << html;
}

INSTANTIATE_TEST_SUITE_P(Texts, HostileText, ::testing::ValuesIn(hostile_texts()),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace zonemend::testing
