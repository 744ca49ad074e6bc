#include "zonemend/settings.h"

#include <gtest/gtest.h>

#include "support/generator.h"

namespace zonemend::testing {
namespace {

Name name(std::string_view text) { return *Name::parse(text, Name()); }

Settings settings(std::string_view text) {
  ReadSettings read = read_settings(".zonemend.toml", text);
  for (const SettingsProblem& problem : read.problems) ADD_FAILURE() << problem.message;
  return std::move(read.settings);
}

const RulesInForce::State& state_of(const RulesInForce& rules, std::string_view id) {
  for (const RulesInForce::State& state : rules.states()) {
    if (state.rule->id == id) return state;
  }
  ADD_FAILURE() << id;
  return rules.states().front();
}

TEST(Paths, MatchByNameOrByTheWholePath) {
  EXPECT_TRUE(matches_path("*.zone", "a.zone"));
  EXPECT_TRUE(matches_path("*.zone", "zones/eu/a.zone"));
  EXPECT_FALSE(matches_path("*.zone", "zones/a.zone.bak"));
  EXPECT_TRUE(matches_path("zones/*.zone", "zones/a.zone"));
  EXPECT_TRUE(matches_path("./zones/*.zone", "zones/a.zone"));
  EXPECT_FALSE(matches_path("zones/*.zone", "zones/eu/a.zone"));
  EXPECT_FALSE(matches_path("zones/*.zone", "old/zones/a.zone"));
  EXPECT_TRUE(matches_path("zones/**", "zones/eu/a.zone"));
  EXPECT_TRUE(matches_path("zones/**/*.zone", "zones/eu/de/a.zone"));
  EXPECT_TRUE(matches_path("zones/**/*.zone", "zones/a.zone"));
  EXPECT_TRUE(matches_path("**/a.zone", "a.zone"));
  EXPECT_FALSE(matches_path("**/a.zone", "ba.zone"));
}

TEST(Zones, MatchByNameOrByWhatTheyAreBelow) {
  EXPECT_TRUE(matches_zone("example.com", name("EXAMPLE.com.")));
  EXPECT_FALSE(matches_zone("example.com", name("a.example.com.")));
  EXPECT_TRUE(matches_zone("*.in-addr.arpa", name("2.0.192.in-addr.arpa.")));
  EXPECT_FALSE(matches_zone("*.in-addr.arpa", name("in-addr.arpa.")));
  EXPECT_FALSE(matches_zone("*.example.com", name("badexample.com.")));
  EXPECT_TRUE(matches_zone("*", name(".")));
}

TEST(Rules, WhatIsSaidOfFewerRulesWins) {
  RulesInForce rules;
  rules.apply(settings("[rules]\n"
                       "cname-self = 'info'\n"
                       "\"cname-*\" = 'warning'\n"
                       "\"cname-target-*\" = 'off'\n"
                       "all = 'error'\n"),
              "db", name("example.com."));
  EXPECT_EQ(state_of(rules, "cname-self").severity, Severity::info);
  EXPECT_EQ(state_of(rules, "cname-self").severity_from, ".zonemend.toml:2");
  EXPECT_EQ(state_of(rules, "cname-loop").severity, Severity::warning);
  EXPECT_FALSE(state_of(rules, "cname-target-root").on);
  EXPECT_EQ(state_of(rules, "cname-target-root").on_from, ".zonemend.toml:4");
  EXPECT_TRUE(state_of(rules, "type-case").on) << "a rule that is off unless asked for";
  EXPECT_EQ(state_of(rules, "type-case").severity, Severity::error);
}

TEST(Rules, FilesGoBeforeZonesAndTheCommandLineBeforeAll) {
  const Settings all = settings(
      "[rules]\nbom = 'info'\ncrlf = 'info'\nnul-byte = 'info'\ntype-case = 'on'\n"
      "[[file]]\npath = 'db.*'\nrules = { crlf = 'off' }\n"
      "[[zone]]\nname = 'example.com'\nrules = { crlf = 'error', bom = 'error' }\n"
      "[[zone]]\nname = 'example.net'\nrules = { bom = 'off' }\n");
  RulesInForce rules;
  rules.apply(all, "zones/db.example.com", name("example.com."));
  EXPECT_FALSE(state_of(rules, "crlf").on);
  EXPECT_EQ(state_of(rules, "bom").severity, Severity::error);
  EXPECT_EQ(state_of(rules, "nul-byte").severity, Severity::info);
  rules.apply(Selection{.select = {"crlf", "bom"}, .extend_select = {"nul-*"}, .ignore = {"bom"}});
  EXPECT_TRUE(state_of(rules, "crlf").on);
  EXPECT_TRUE(state_of(rules, "nul-byte").on);
  EXPECT_FALSE(state_of(rules, "bom").on);
  EXPECT_EQ(state_of(rules, "bom").on_from, "--ignore");
  EXPECT_FALSE(state_of(rules, "type-case").on);
}

TEST(Rules, AreTheDefaultOnesWithoutSettings) {
  const LintOptions options = RulesInForce().options({});
  EXPECT_TRUE(options.selection.select.empty());
  EXPECT_TRUE(options.selection.ignore.empty());
  EXPECT_TRUE(options.severities.empty());
}

TEST(SettingsReader, GivesTheLaterFileTheLastWord) {
  const Settings all = settings(
      "[[file]]\npath = ['*.zone', '*.db']\norigin = 'example.com'\n"
      "[[file]]\npath = 'special/*.db'\norigin = 'example.net.'\nclass = 'CH'\n");
  EXPECT_EQ(settings_of_file(all, "a.zone").size(), 1u);
  const auto both = settings_of_file(all, "special/a.db");
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both.back()->origin->text(), "example.net.");
  EXPECT_EQ(both.back()->rr_class, RrClass::ch);
  EXPECT_EQ(both.back()->line, 4u);
}

TEST(SettingsReader, DoesNotDenyAKeyThatThereIs) {
  const ReadSettings read = read_settings("x.toml", "[rules]\nbom = { severity = true }\n");
  ASSERT_EQ(read.problems.size(), 1u);
  EXPECT_EQ(read.problems[0].message, "what is to be with 'bom'?");
  EXPECT_EQ(read.problems[0].column, 20u);
}

TEST(SettingsReader, CountsColumnsInCharacters) {
  const ReadSettings read = read_settings("x.toml", "[rules]\n\"\xc3\xbc\" = 'on'; \n");
  ASSERT_EQ(read.problems.size(), 1u);
  EXPECT_EQ(read.problems[0].column, 11u) << read.problems[0].message;
}

// Tables in tables, as deep as one likes.
TEST(SettingsReader, DoesNotRunOutOfStack) {
  const auto repeated = [](std::string_view part) {
    std::string text;
    for (unsigned i = 0; i < 200000; ++i) text += part;
    return text;
  };
  const std::string dots = repeated("a.");
  for (const std::string& text :
       {dots + "a = 1", "[" + dots + "a]", "[[" + dots + "a]]", "x = { " + dots + "a = 1 }",
        repeated("\",\".") + "a = 1", repeated("'\"' . ") + "a = 1", "a = " + repeated("["),
        "a = " + repeated("{ a = ")}) {
    EXPECT_EQ(read_settings("x.toml", text).problems.size(), 1u) << text.substr(0, 20);
  }
  const std::string much = repeated(".");
  const ReadSettings read = read_settings("x.toml", "# " + much + "\nexclude = '" + much + "'\n");
  EXPECT_TRUE(read.problems.empty());
}

TEST(SettingsReader, SaysWhatIsNoKey) {
  const ReadSettings read = read_settings(".zonemend.toml", "[ignore]\n[=]\n");
  ASSERT_EQ(read.problems.size(), 1u);
  EXPECT_EQ(read.problems[0].line, 2u);
  EXPECT_EQ(read.problems[0].column, 2u);
  EXPECT_NE(read.problems[0].message.find("saw '='"), std::string::npos);
}

TEST(SettingsReader, DoesNotMindAnyText) {
  constexpr std::string_view pieces[] = {
      "rules", "zone", "file",     "[",       "]",        "[[",         "]]",   "=",        ".",
      "\"",    "'",    "'''",      "\"\"\"",  "{",        "}",          ",",    "\n",       "\n",
      " ",     "#",    "\\",       "\\u00e9", "bom",      "\"off\"",    "path", "severity", "1",
      "-0x",   "1e9",  "name='x'", "nan",     "\xc3\xbc", "1979-05-27", "\xff", "\r\n",     "\0"};
  for (unsigned seed = 0; seed < 5000; ++seed) {
    Random random(seed);
    std::string text;
    for (unsigned count = random.below(20); count > 0; --count) text += random.pick(pieces);
    if (random.one_in(10)) text += random_bytes(random, 30);
    for (const SettingsProblem& problem : read_settings("x.toml", text).problems) {
      ASSERT_GE(problem.line, 1u) << text;
      ASSERT_GE(problem.column, 1u) << text;
      ASSERT_FALSE(problem.message.empty()) << text;
    }
  }
}

TEST(SettingsReader, TakesAnyBytes) {
  for (const std::string_view text :
       {"[", "a = ", "\xff\xfe", "rules = 1", "rules = []", "zone = 3", "[zone]\nname='x'",
        "file = [1, {}]", "include-roots = [1, '']", "[rules]\nall = {}\n'' = 'on'",
        "[rules.bom]\nseverity = 3", "[[file]]\npath = 'x'\norigin = '@'\nclass = 'XX'",
        "exclude = ''", "[[file]]\npath = 'x'\nclass = 'ANY'",
        "[[file]]\npath = 'x'\nclass = 'CLASS1'", "[[zone]]\nname = ''",
        "[rules.most]\nseverity = 'off'"}) {
    const ReadSettings read = read_settings("x.toml", text);
    for (const SettingsProblem& problem : read.problems) {
      EXPECT_GE(problem.line, 1u) << text;
      EXPECT_GE(problem.column, 1u) << text;
      EXPECT_FALSE(problem.message.empty()) << text;
    }
    EXPECT_FALSE(read.problems.empty()) << text;
  }
}

}  // namespace
}  // namespace zonemend::testing
