// Whatever place of the input a text comes from (zones, included files, names of files and folders,
// settings, named.conf, baselines, the command line), no output of any command says more than it
// should: no control over a terminal, one finding a line, whole documents for parsers.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "support/command.h"
#include "support/hostile.h"
#include "support/scratch_folder.h"
#include "zonemend/diff_report.h"
#include "zonemend/report.h"

namespace zonemend::testing {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

constexpr std::string_view soa = "$TTL 3600\n@ SOA ns1.example.net. host.example.net. 1 7200 900 1209600 300\n";

// Every octet as an escape of zone files, so that the text is a label.
std::string as_label(std::string_view text) {
  std::string label;
  for (const char byte : text.substr(0, 60)) {
    label += fmt::format("\\{:03}", static_cast<unsigned char>(byte));
  }
  return label.empty() ? "x" : label;
}

// As a part of a path, which cannot hold everything.
std::string as_file_name(std::string text) {
  std::replace(text.begin(), text.end(), '/', '_');
  std::replace(text.begin(), text.end(), '\0', '_');
  return text.empty() ? "x" : text;
}

std::string as_toml(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f || c == '"' || c == '\\') {
      quoted += fmt::format("\\u{:04x}", byte);
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

// A zone that has the text in every place that a line has.
std::string zone_with(const std::string& text) {
  const std::string label = as_label(text);
  std::string zone(soa);
  for (const std::string& line : Words{
           "@ NS " + label, label + " NS ns1." + label, label + " CNAME " + label,
           label + " A 192.0.2.1", "\\" + text + " A 192.0.2.1", text + " A 192.0.2.1",
           "a TXT \"" + text + "\"", "b TXT " + text, "c A " + text, "d MX 10 " + text,
           "e CNAME " + label + "." + label, "e CNAME f", "g " + text + " 192.0.2.1",
           "h 60 " + text + " A 192.0.2.1", "i CAA 0 " + text + " \"" + text + "\"",
           "j TYPE999 \\# 3 " + text, "@ TXT \"v=spf1 " + text + " -all\"",
           "_dmarc TXT \"v=DMARC1; p=" + text + "; rua=mailto:" + text + "\"",
           "k HTTPS 1 . " + text, "l LOC " + text, "m NAPTR 1 1 \"" + text + "\" \"\" \"\" .",
           "; " + text, "n A 192.0.2.1 ; " + text, "; zonemend: ignore=" + text + " " + text,
           "; zonemend: ignore-file=" + text, "o A 192.0.2.1 ; zonemend: ignore=bom " + text,
           "$INCLUDE " + text, "$INCLUDE \"" + text + "\" " + text, "$ORIGIN " + text,
           "$ORIGIN example.com.", "$TTL " + text, "$" + text + " x", "$DATE " + text,
           "$GENERATE " + text + " p$ A 192.0.2.$", "$GENERATE 1-2 " + text + "$ A " + text,
           "$GENERATE 1-3 q${" + text + "} A 192.0.2.$", "r TXT (\n  " + text + " )",
           "$INCLUDE parts/" + as_file_name(text) + ".inc", "s TXT \"" + text}) {
    zone += line + "\n";
  }
  return zone;
}

struct Stage {
  explicit Stage(std::string given) : text(std::move(given)), name(as_file_name(text)) {
    files.put(path(), zone_with(text));
    files.put(folder() + "/parts/" + name + ".inc", text + " A 192.0.2.1\nx CNAME " + text + "\n");
    files.put("before.zone", std::string(soa) + "www CNAME " + as_label(text) + "\nt TXT \"" + text +
                                 "\"\nu TYPE999 \\# 1 00 ; " + text + "\n");
    files.put("after.zone", std::string(soa) + as_label(text) + " A 192.0.2.1\nwww CNAME " +
                                as_label(text + "x") + "\nt TXT \"" + text + text + "\"\n" +
                                as_label(text) + " CNAME " + as_label(text) + "\n");
  }

  std::string folder() const { return "zones " + name; }
  std::string path() const { return folder() + "/" + name + ".zone"; }

  // Runs the command and holds what it says to the rules of every output. `terminal`: zones and diffs
  // of them that it prints come out byte for byte elsewhere.
  Outcome run(Words words, bool terminal = false) {
    // An argument ends at NUL.
    for (std::string& word : words) word = word.substr(0, word.find('\0'));
    if (terminal) words.insert(words.begin() + 1, "--color=never");
    const Outcome outcome = run_zonemend(words, files, terminal);
    const std::string what = fmt::format("{}", fmt::join(words, " "));
    expect_harmless(outcome.out, "standard output of " + what);
    expect_harmless(outcome.err, "standard error of " + what);
    const bool annotates = std::find(words.begin(), words.end(), "github") != words.end();
    const std::string log = terminal ? outcome.err : outcome.out + outcome.err;
    EXPECT_EQ(annotates ? 0 : commands_in(log), 0u) << what << "\n" << log;
    EXPECT_EQ(outcome.err.find("internal error"), std::string::npos) << what << outcome.err;
    return outcome;
  }

  std::string text;
  std::string name;
  MemoryFiles files;
};

// Every line says who speaks, or is the help below such a line: none was forged.
void expect_own_lines(const std::string& err) {
  for (const std::string& line : lines_of(err)) {
    EXPECT_TRUE(line.starts_with("zonemend: ") || line.starts_with("  = help: ")) << err;
  }
}

class HostilePlace : public ::testing::TestWithParam<Hostile> {
 protected:
  Outcome run(Words words, bool terminal = false) {
    return stage_.run(std::move(words), terminal);
  }
  Outcome check(std::string_view format) {
    return run({"check", "-v", "--origin", "example.com", "--format", std::string(format),
                stage_.path()});
  }
  Outcome diff(std::string_view format) {
    return run({"diff", "--origin", "example.com", "--format", std::string(format), "before.zone",
                "after.zone"});
  }
  const std::string& text() const { return GetParam().text; }

  Stage stage_{GetParam().text};
};

TEST_P(HostilePlace, InZonesSaysAsMuchInEveryFormat) {
  const Json json = Json::parse(check("json").out);
  const std::size_t count = json["findings"].size();
  ASSERT_GT(count, 10u);
  EXPECT_EQ(Json::parse(check("gitlab").out).size(), count);
  EXPECT_EQ(Json::parse(check("rdjson").out)["diagnostics"].size(), count);
  EXPECT_EQ(Json::parse(check("sarif").out)["runs"][0]["results"].size(), count);
  const auto lines = lines_of(check("jsonl").out);
  ASSERT_EQ(lines.size(), count + 1);
  for (const std::string& line : lines) EXPECT_TRUE(Json::accept(line)) << line;
  EXPECT_EQ(lines_of(check("concise").out).size(), count + 1);
  for (const Format* format : all_formats()) {
    const Outcome outcome = check(format->id);
    EXPECT_EQ(commands_in(outcome.out), format->id == "github" ? count : 0) << outcome.out;
    expect_own_lines(outcome.err);
  }
}

TEST_P(HostilePlace, InZonesIsWellFormedXml) {
  if (!is_installed("xmllint")) GTEST_SKIP() << "xmllint is not installed";
  const ScratchFolder folder;
  const std::size_t errors = Json::parse(check("json").out)["findings"].size();
  const std::string file = folder.put("report.xml", check("junit").out);
  const std::string elements =
      output_of("xmllint --nonet --xpath 'count(//*[name()!=\"testsuites\" and name()!=\"testsuite\""
                " and name()!=\"testcase\" and name()!=\"failure\" and name()!=\"system-out\"])' " +
                file + " 2>&1");
  EXPECT_EQ(elements, "0\n");
  EXPECT_NE(output_of("xmllint --nonet --xpath 'count(//failure)' " + file + " 2>&1"), "0\n");
  EXPECT_GT(errors, 0u);
}

// Elements and attributes as the page has them for harmless names.
std::set<std::string> tags_in(const std::string& html) {
  static const std::regex tag("<[^>]*>");
  std::set<std::string> tags;
  for (std::sregex_iterator at(html.begin(), html.end(), tag), end; at != end; ++at) {
    tags.insert(at->str());
  }
  return tags;
}

TEST_P(HostilePlace, InADiffMakesNoElements) {
  Stage plain("plain");
  const std::set<std::string> known = tags_in(
      plain.run({"diff", "--origin", "example.com", "--format", "html", "before.zone", "after.zone"})
          .out);
  for (const std::string& tag : tags_in(diff("html").out)) {
    EXPECT_TRUE(known.contains(tag)) << tag;
  }
  EXPECT_TRUE(Json::accept(diff("json").out));
  for (const DiffFormat* format : all_diff_formats()) {
    const Outcome outcome = diff(format->id);
    EXPECT_NE(outcome.out, "");
    EXPECT_EQ(commands_in(outcome.out), 0u) << outcome.out;
    expect_own_lines(outcome.err);
  }
}

TEST_P(HostilePlace, StaysTextInMarkdown) {
  if (!is_installed("cmark-gfm")) GTEST_SKIP() << "cmark-gfm is not installed";
  const ScratchFolder folder;
  for (const Outcome& outcome : {check("markdown"), diff("markdown")}) {
    const std::string file = folder.put("report.md", outcome.out);
    std::string html = output_of(
        "cmark-gfm --unsafe -e table -e autolink -e strikethrough -e tasklist " + file + " 2>&1");
    html = std::regex_replace(html, std::regex("<code[^>]*>[^<]*</code>"), "");
    for (const std::string& tag : tags_in(html)) {
      static const std::regex own(
          "</?(h2|h3|p|table|thead|tbody|tr|th|td|pre|strong|details|summary|code)"
          "( align=\"[a-z]*\")?( lang=\"[a-z]*\")?>");
      EXPECT_TRUE(std::regex_match(tag, own)) << tag << "\n" << outcome.out;
    }
    html = std::regex_replace(html, std::regex("&quot;|&#39;|&gt;|<[^>]*>"), "");
    EXPECT_EQ(html.find_first_of("@$~&`|*"), html.npos) << html;
  }
}

TEST_P(HostilePlace, OtherOutputsOfZones) {
  const std::string file = stage_.path();
  run({"canon", "--origin", "example.com", "after.zone"});
  const Outcome canon = run({"canon", "--origin", "example.com", "--format", "json", "before.zone"});
  for (const std::string& line : lines_of(canon.out)) EXPECT_TRUE(Json::accept(line)) << line;
  stage_.files.put("plain.zone", std::string(soa) + as_label(text()) + " TXT \"" + text() + "\"\n");
  run({"canon", "--no-sort", "--keep-case", "--origin", "example.com", "plain.zone"});
  expect_own_lines(run({"canon", "--origin", "example.com", file}).err);
  run({"check", "--show-config", "--origin", "example.com", file});
  for (const Format* format : all_formats()) {
    for (const std::string& zone : {std::string("before.zone"), file}) {
      const Words how = {"--origin", "example.com", "--user", "acme", "--host", "www", "--format",
                         std::string(format->id), zone};
      for (const Words& output : {Words{"--diff"}, Words{"-o", stage_.name + ".new"}, Words{}}) {
        Words words = {"kartra"};
        words.insert(words.end(), output.begin(), output.end());
        words.insert(words.end(), how.begin(), how.end());
        run(words, true);
      }
    }
  }
  run({"check", "--diff", "--unsafe-fixes", "--select", "all", "--origin", "example.com", file}, true);
  run({"check", "--diff", "--add-suppressions", "--origin", "example.com", file}, true);
  expect_own_lines(run({"check", "-v", "--origin", "example.com", stage_.folder()}).err);
  run({"check", stage_.folder() + "/parts"});
  run({"diff", "--origin", "example.com", stage_.folder(), "before.zone"});
  run({"check", "--origin", "example.com", "--write-baseline", stage_.name + ".json", file});
  expect_own_lines(
      run({"check", "-v", "--origin", "example.com", "--baseline", stage_.name + ".json", file}).err);
}

TEST_P(HostilePlace, InNamedConf) {
  const std::string quoted = "\"" + text() + "\"";
  const std::string label = as_label(text());
  stage_.files.put(
      "named.conf",
      "options { directory " + quoted + "; };\ninclude " + quoted + ";\nzone " + quoted +
          " { type " + text() + "; file " + quoted + "; };\nview " + quoted + " { zone \"" + label +
          ".example\" { type primary; file " + quoted + "; }; };\nzone \"example.org\" IN { type " +
          "primary; file \"" + stage_.name + ".db\"; };\n" + text() + " { " + text() + "; };\nzone \"" +
          label + "\" { type primary; file \"before.zone\"; };\n");
  for (const Format* format : all_formats()) {
    run({"check", "-v", "--named-conf", "named.conf", "--format", std::string(format->id)});
  }
  run({"check", "-v", "--named-conf", "named.conf", "before.zone"});
  expect_own_lines(run({"check", "--named-conf", text(), "before.zone"}).err);
  stage_.files.put("conf " + stage_.name, "zone \"x\" { type " + text() + "; }; }" + text());
  run({"check", "--named-conf", "conf " + stage_.name});
}

TEST_P(HostilePlace, InSettings) {
  const std::string value = as_toml(text());
  for (const std::string& toml :
       {value + " = 1\n", text() + " = 1\n", "exclude = " + value + "\n",
        "baseline = " + value + "\n", "include-roots = [" + value + "]\n",
        "include-directory = " + value + "\n", "[rules]\n" + value + " = \"off\"\n",
        "[rules]\nbom = " + value + "\n", "[rules]\nall = " + text() + "\n",
        "[rules.too-many-records-in-rrset]\n" + value + " = 1\n",
        "[rules]\ncname-target-policy = { hosts = [" + value + "], suffixes = [" + value + "] }\n",
        "[[zone]]\nname = " + value + "\n", "[[zone]]\nname = \"*\"\n" + value + " = 1\n",
        "[[file]]\npath = " + value + "\norigin = " + value + "\nclass = " + value + "\n",
        "[[file]]\npath = \"*\"\norigin = " + as_toml(as_label(text())) + "\n",
        "[limits]\n" + value + " = 1\n", "[limits]\nlines = " + value + "\n", "# " + text() + "\n"}) {
    stage_.files.put(".zonemend.toml", toml);
    const Outcome outcome = run({"check", "-v", "--origin", "example.com", "before.zone"});
    for (const std::string& line : lines_of(outcome.err)) {
      EXPECT_TRUE(line.starts_with("zonemend: ") || line.starts_with("  = help: ")) << toml << line;
    }
    run({"check", "--show-config", "--origin", "example.com", "before.zone"});
    run({"diff", "--origin", "example.com", "before.zone", "after.zone"});
  }
  stage_.files.put(stage_.name + ".toml", "wrong = " + value + "\n");
  expect_own_lines(run({"check", "--config", stage_.name + ".toml", "before.zone"}).err);
}

TEST_P(HostilePlace, InABaseline) {
  const std::string text_json = Json(text()).dump(-1, ' ', false, Json::error_handler_t::replace);
  for (const std::string& baseline :
       {text(), "{" + text_json + ": 1}", "{\"zonemend-baseline\": " + text_json + "}",
        "{\"zonemend-baseline\": 1, \"files\": {" + text_json + ": {" + text_json +
            ": [{\"message\": " + text_json + ", \"count\": 1}]}}}",
        "{\"zonemend-baseline\": 1, \"files\": {" + text_json + ": " + text_json + "}}"}) {
    stage_.files.put("known.json", baseline);
    expect_own_lines(
        run({"check", "--origin", "example.com", "--baseline", "known.json", "before.zone"}).err);
  }
  expect_own_lines(run({"check", "--baseline", text(), "before.zone"}).err);
}

TEST_P(HostilePlace, OnTheCommandLine) {
  const std::string& word = text();
  const Words file = {"--origin", "example.com", "before.zone"};
  const auto with = [&](Words words) {
    words.insert(words.end(), file.begin(), file.end());
    return words;
  };
  for (const Words& words : std::vector<Words>{
           {word},
           {"--" + word},
           {"check", "--" + word},
           {"check", word},
           {"check", "--origin", word, "before.zone"},
           {"check", "--stdin-filename", word, "-"},
           {"check", "--files-from", word},
           with({"check", "--select", word}),
           with({"check", "--ignore", "bom," + word}),
           with({"check", "--extend-select", word + "*"}),
           with({"check", "--format", word}),
           with({"check", "--color", word}),
           with({"check", "--limit", word}),
           with({"check", "--limit", "lines=" + word}),
           with({"check", "--max-generated", word}),
           with({"check", "--time", word}),
           with({"check", "--fix", "--serial", word}),
           with({"check", "--config", word}),
           with({"check", "--include-root", word, "--include-dir", word}),
           with({"check", "--base", word}),
           with({"check", "--format", "json", "--output", stage_.folder()}),
           {"diff", word, "after.zone"},
           {"diff", "--base", word},
           {"diff", "--staged", "--head", word},
           {"hook", word},
           {"hook", "install", word},
           {"rules", "--format", word},
           {"explain", word},
           {"explain", word, "bom"},
           {"canon", word},
           with({"canon", "--format", word}),
           with({"kartra", "--user", word, "--host", "www"}),
           with({"kartra", "--user", "acme", "--host", word}),
           with({"kartra", "--user", "acme", "--host", as_label(word)}),
           with({"kartra", "--user", "acme", "--host", "www", "--ttl", word}),
           with({"kartra", "--user", "acme", "--host", "www", "--serial", word}),
           with({"kartra", "--user", "acme", "--host", "www", "--replace", word}),
           with({"kartra", "--user", "acme", "--host", "www", "--replace=" + word}),
           with({"kartra", "--user", "acme", "--host", "www", "--format", word}),
           with({"point", "--host", "www", "--target", word}),
           with({"point", "--host", "www", "--target", as_label(word), "--diff"}),
       }) {
    const bool prints_zone = words[0] == "kartra" || words[0] == "point";
    const Outcome outcome = run(words, prints_zone);
    EXPECT_EQ(commands_in(outcome.out), 0u) << outcome.out;
  }
  stage_.files.set_stdin(zone_with(word));
  run({"check", "--origin", "example.com", "--stdin-filename", as_file_name(word), "-"});
  stage_.files.set_stdin(word + "\n" + as_file_name(word) + "\n");
  run({"check", "--files-from", "-"});
}

INSTANTIATE_TEST_SUITE_P(Texts, HostilePlace, ::testing::ValuesIn(hostile_texts()),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace zonemend::testing
