// testdata/rules/RULE/NAME.zone: a zone that the rule must flag, or, when NAME starts with
// "silent", must not. Beside it:
//
//   NAME.out          every finding of the default rules and this one, in the concise format
//   NAME.fixed.zone   what --fix makes of it; absent: --fix changes nothing
//   NAME.unsafe.zone  what --unsafe-fixes makes of it; absent: not looked at
//   NAME.before.zone  the zone before an edit that made NAME.zone of it, for rules about changes
//
// The folder's *.inc are there to be included; /etc/outside.inc is, but lies outside the
// repository; bind/other.inc lies in what include-ambiguous takes for BIND's directory. A NAME that
// starts with "part" is read as a part of an unknown zone.
//
// The zone's origin is example.com. unless one of the comments on top says "; origin: NAME". Other
// comments there: "; now: SECONDS" sets the clock (Unix time; else it is not known), "; verify" has
// signatures verified, "; set: RULE.OPTION = VALUE" sets an option of a rule, the words of a list
// separated by blanks.
#include <gtest/gtest.h>

#include <iterator>
#include <map>
#include <sstream>

#include "support/golden.h"
#include "support/memory_files.h"
#include "support/scratch_folder.h"
#include "zonemend/lint.h"
#include "zonemend/report.h"

namespace zonemend::testing {
namespace {

namespace fs = std::filesystem;

const fs::path rules_folder = testdata() / "rules";

struct RuleCase {
  std::string rule;
  fs::path zone;

  std::string name() const { return zone.stem().string(); }
  bool must_be_silent() const { return name().starts_with("silent"); }
  fs::path beside(const std::string& extension) const {
    return zone.parent_path() / (name() + extension);
  }
  friend void PrintTo(const RuleCase& item, std::ostream* out) { *out << item.zone.string(); }
};

std::vector<RuleCase> cases_of(const fs::path& folder) {
  std::vector<RuleCase> cases;
  for (const fs::path& zone : files_in(folder, ".zone")) {
    const std::string name = zone.stem().string();
    if (name.ends_with(".fixed") || name.ends_with(".unsafe") || name.ends_with(".before")) {
      continue;
    }
    cases.push_back({folder.filename().string(), zone});
  }
  return cases;
}

std::vector<RuleCase> all_cases() {
  std::vector<RuleCase> cases;
  for (const fs::path& folder : folders_in(rules_folder)) {
    for (RuleCase& item : cases_of(folder)) cases.push_back(std::move(item));
  }
  return cases;
}

// The comments on top of a case that begin with "; KEY", without that.
std::vector<std::string> marks(const std::string& text, const std::string& key) {
  std::vector<std::string> values;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line) && line.starts_with("; ");) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.starts_with("; " + key)) values.push_back(line.substr(2 + key.size()));
  }
  return values;
}

Name origin_of(const std::string& text) {
  const auto origins = marks(text, "origin: ");
  const std::string origin = origins.empty() ? "example.com." : origins.front();
  const auto name = Name::parse(origin, Name());
  EXPECT_TRUE(name) << origin;
  return name.value_or(Name());
}

// "rule-id.option = value"
void set_option(CheckContext& context, const std::string& mark) {
  std::istringstream words(mark);
  std::string name;
  std::string equals;
  words >> name >> equals;
  const std::size_t dot = name.find('.');
  ASSERT_TRUE(dot != std::string::npos && equals == "=") << mark;
  const std::string rule_id = name.substr(0, dot);
  const Rule* rule = find_rule(rule_id);
  const RuleOption* option = rule == nullptr ? nullptr : find_option(*rule, name.substr(dot + 1));
  ASSERT_TRUE(option) << mark;
  if (option->kind == RuleOption::Kind::number) {
    std::int64_t number = 0;
    words >> number;
    context.set(rule_id, option->name, number);
  } else {
    context.set(rule_id, option->name,
                std::vector<std::string>(std::istream_iterator<std::string>(words), {}));
  }
}

bool has_rule(const std::vector<Finding>& findings, std::string_view rule) {
  for (const Finding& finding : findings) {
    if (finding.rule == rule) return true;
  }
  return false;
}

class RulesGolden : public ::testing::TestWithParam<RuleCase> {
 protected:
  RulesGolden() {
    for (const Rule* rule : all_rules()) {
      if (rule->enabled || rule->id == GetParam().rule) {
        lint_options_.selection.select.emplace_back(rule->id);
      }
    }
    for (const std::string& now : marks(text_, "now: ")) lint_options_.context.now = std::stoll(now);
    lint_options_.context.verify_signatures = !marks(text_, "verify").empty();
    for (const std::string& mark : marks(text_, "set: ")) set_option(lint_options_.context, mark);
    options_.origin = origin_of(text_);
    for (const fs::path& part : files_in(GetParam().zone.parent_path(), ".inc")) {
      files_.put(part.filename().string(), read_bytes(part));
    }
    files_.put("/etc/outside.inc", "outside A 192.0.2.99\n");
    files_.put("bind/other.inc", "web A 192.0.2.77\n");
    files_.put(file_name_, text_);
    if (GetParam().rule == "include-ambiguous") options_.include_directory = "bind";
    options_.fragment = GetParam().name().starts_with("part");
    if (GetParam().rule != "include-not-followed") options_.files = &files_;
  }

  LoadedZone load(const std::string& text) const {
    Result<LoadedZone> loaded = load_zone(Source(file_name_, text), options_);
    EXPECT_TRUE(loaded) << loaded.error().message;
    return std::move(*loaded);
  }
  // What is found in a zone, and in the change that led to it.
  std::vector<Finding> lint_zone(const LoadedZone& loaded) const {
    std::vector<Finding> findings = lint(loaded, lint_options_);
    const fs::path before = GetParam().beside(".before.zone");
    if (!fs::exists(before)) return findings;
    const LoadedZone old = load(read_bytes(before));
    const ZoneChange change(&old.zone, &loaded.zone);
    for (Finding& finding : lint_change(change, lint_options_)) {
      findings.push_back(std::move(finding));
    }
    return findings;
  }
  std::vector<Finding> lint_text(const std::string& text) const { return lint_zone(load(text)); }
  FixResult fix(const std::string& text, Safety allowed = Safety::safe) const {
    Result<FixResult> fixed = fix_zone(file_name_, text, options_, lint_options_, allowed);
    EXPECT_TRUE(fixed) << fixed.error().message;
    return std::move(*fixed);
  }

  static std::map<std::string_view, int> errors(const std::vector<Finding>& findings) {
    std::map<std::string_view, int> count;
    for (const Finding& finding : findings) {
      if (finding.severity == Severity::error) ++count[finding.rule];
    }
    return count;
  }

  const std::string text_ = read_bytes(GetParam().zone);
  const std::string file_name_ = GetParam().zone.filename().string();
  MemoryFiles files_;
  LintOptions lint_options_;
  LoadOptions options_;
};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RulesGolden);

TEST_P(RulesGolden, FindsWhatItShould) {
  const LoadedZone loaded = load(text_);
  const std::vector<Finding> findings = lint_zone(loaded);
  std::ostringstream out;
  const Format* concise = find_format("concise");
  ASSERT_TRUE(concise);
  concise->make(out, {})->findings(loaded.zone.sources(), findings);
  EXPECT_TRUE(matches_golden(GetParam().beside(".out"), out.str()));
  EXPECT_EQ(has_rule(findings, GetParam().rule), !GetParam().must_be_silent())
      << "a case must be flagged by its rule, or its name must start with \"silent\"";
}

TEST_P(RulesGolden, LintingChangesNothing) {
  const LoadedZone loaded = load(text_);
  lint(loaded, lint_options_);
  EXPECT_EQ(loaded.zone.sources().at(0).bytes(), text_);
}

TEST_P(RulesGolden, FixesWhatItShould) {
  const FixResult fixed = fix(text_);
  EXPECT_TRUE(matches_golden(GetParam().beside(".fixed.zone"),
                             fixed.text == text_ ? std::string_view() : fixed.text));
  const fs::path unsafe = GetParam().beside(".unsafe.zone");
  if (fs::exists(unsafe)) {
    EXPECT_TRUE(matches_golden(unsafe, fix(text_, Safety::unsafe).text));
  }
}

TEST_P(RulesGolden, FixingAgainChangesNothing) {
  for (const Safety allowed : {Safety::safe, Safety::unsafe}) {
    const FixResult once = fix(text_, allowed);
    const FixResult twice = fix(once.text, allowed);
    EXPECT_EQ(twice.text, once.text) << line_diff(once.text, twice.text);
    EXPECT_TRUE(twice.edits.empty());
    EXPECT_TRUE(twice.applied.empty());
  }
}

TEST_P(RulesGolden, FixingTouchesOnlyWhatItsEditsSay) {
  for (const Safety allowed : {Safety::safe, Safety::unsafe}) {
    const FixResult fixed = fix(text_, allowed);
    const Result<std::string> applied = apply_edits(text_, fixed.edits);
    ASSERT_TRUE(applied) << applied.error().message;
    EXPECT_EQ(*applied, fixed.text) << line_diff(fixed.text, *applied);
    EXPECT_EQ(fixed.edits.empty(), fixed.text == text_);
  }
}

TEST_P(RulesGolden, FixingMakesNoNewError) {
  for (const Safety allowed : {Safety::safe, Safety::unsafe}) {
    const auto before = errors(lint_text(text_));
    const FixResult fixed = fix(text_, allowed);
    for (const auto& [rule, count] : errors(lint_text(fixed.text))) {
      const auto old = before.find(rule);
      EXPECT_LE(count, old == before.end() ? 0 : old->second) << rule;
    }
  }
}

TEST_P(RulesGolden, ACommentSilencesIt) {
  const Rule* rule = find_rule(GetParam().rule);
  if (rule == nullptr || GetParam().must_be_silent()) return;
  // Text of uncertain meaning has no certain comments either: it may stand inside a quoted string.
  if (rule->effect == Effect::unreadable) return;
  // In an included file the comment would have to stand there.
  for (const Finding& finding : lint_text(text_)) {
    if (finding.rule == GetParam().rule && finding.span.source != 0) return;
  }
  const bool open_line = !text_.empty() && text_.back() != '\n';
  const std::string comment = "; zonemend: ignore-file=" + GetParam().rule + " test\n";
  EXPECT_FALSE(has_rule(lint_text(text_ + (open_line ? "\n" : "") + comment), GetParam().rule));
}

INSTANTIATE_TEST_SUITE_P(Cases, RulesGolden, ::testing::ValuesIn(all_cases()),
                         [](const auto& test) {
                           return test_name(test.param.rule + "__" + test.param.name());
                         });

// What every rule owes its readers.
class EveryRule : public ::testing::TestWithParam<std::string> {
 protected:
  const Rule* rule_ = find_rule(GetParam());
};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(EveryRule);

TEST_P(EveryRule, IsDocumented) {
  ASSERT_TRUE(rule_);
  const Rule& rule = *rule_;
  EXPECT_FALSE(rule.summary.empty());
  EXPECT_FALSE(rule.summary.ends_with('.')) << rule.summary;
  EXPECT_FALSE(rule.authority.empty());
  EXPECT_FALSE(rule.docs.what.empty());
  EXPECT_FALSE(rule.docs.why.empty());
  EXPECT_FALSE(rule.docs.example.empty());
  EXPECT_FALSE(rule.docs.instead.empty());
  EXPECT_EQ(rule.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"),
            std::string_view::npos);
}

TEST_P(EveryRule, HasACaseThatIsFlaggedAndOneThatIsNot) {
  bool flagged = false;
  bool silent = false;
  for (const RuleCase& item : cases_of(rules_folder / GetParam())) {
    (item.must_be_silent() ? silent : flagged) = true;
  }
  EXPECT_TRUE(flagged) << "no case in testdata/rules/" << GetParam();
  EXPECT_TRUE(silent) << "no silent-*.zone in testdata/rules/" << GetParam();
}

std::vector<std::string> rule_ids() {
  std::vector<std::string> ids;
  for (const Rule* rule : all_rules()) ids.emplace_back(rule->id);
  return ids;
}

INSTANTIATE_TEST_SUITE_P(Rules, EveryRule, ::testing::ValuesIn(rule_ids()),
                         [](const auto& test) { return test_name(test.param); });

TEST(RulesFolder, HasNoFolderWithoutItsRule) {
  for (const fs::path& folder : folders_in(rules_folder)) {
    EXPECT_TRUE(find_rule(folder.filename().string())) << folder;
  }
}

}  // namespace
}  // namespace zonemend::testing
