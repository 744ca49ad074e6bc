// What `zonemend explain` shows is true: each rule flags its example and not what stands under "Use
// instead", which brings no error of another rule either. The texts are read as a reader takes
// them:
//
//   below a head of the zone example.com, unless they have an SOA record of their own
//   "; in the zone NAME:"      in that zone instead
//   "; in the file NAME:"      of that file
//   "; OPTION = WORD, WORD"    with that option of the rule
//   <CR> <NUL> <U+00A0> ...    those bytes; nothing stands behind <end of file>
//   "- RECORD", "+ RECORD"     for rules about changes: only before, only after the change
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/golden.h"
#include "support/memory_files.h"
#include "zonemend/lint.h"

namespace zonemend::testing {
namespace {

constexpr std::string_view needs_other_files = "is about several files";
constexpr std::string_view signed_zone =
    "needs whole keys and signatures, which are cut short there";
constexpr std::string_view shortened = "is shortened, since it would be too long to show";

// Rules whose example cannot be tried, and why.
const std::map<std::string_view, std::string_view> cannot_be_tried = {
    {"cds-cdnskey-pair", signed_zone},
    {"cds-deprecated-digest", signed_zone},
    {"cds-mismatch", signed_zone},
    {"cds-without-dnskey", signed_zone},
    {"change-too-big", shortened},
    {"dkim-weak-key", shortened},
    {"dnskey-flags", signed_zone},
    {"dnskey-missing", signed_zone},
    {"dnskey-no-ksk", signed_zone},
    {"dnskey-protocol", signed_zone},
    {"dnskey-revoked-used", signed_zone},
    {"dnskey-tag-collision", signed_zone},
    {"dnskey-weak", signed_zone},
    {"dnssec-records-in-unsigned-zone", signed_zone},
    {"include-ambiguous", needs_other_files},
    {"include-changed-serial-not", needs_other_files},
    {"include-limit", needs_other_files},
    {"include-loop", needs_other_files},
    {"include-not-followed", "depends on how zonemend is called"},
    {"include-too-deep", needs_other_files},
    {"inherited-owner-distant", shortened},
    {"key-record-deprecated", signed_zone},
    {"line-too-long", shortened},
    {"nsec-and-nsec3", signed_zone},
    {"nsec-bitmap", signed_zone},
    {"nsec-chain", signed_zone},
    {"nsec-extra", signed_zone},
    {"nsec-missing", signed_zone},
    {"nsec3-bitmap", signed_zone},
    {"nsec3-chain", signed_zone},
    {"nsec3-extra", signed_zone},
    {"nsec3-missing", signed_zone},
    {"nsec3-optout", signed_zone},
    {"nsec3-with-nsec-only-algorithm", signed_zone},
    {"rdata-too-long", shortened},
    {"rrset-too-large", shortened},
    {"rrsig-expired", signed_zone},
    {"rrsig-expires-soon", signed_zone},
    {"rrsig-invalid", signed_zone},
    {"rrsig-key-missing", signed_zone},
    {"rrsig-labels", signed_zone},
    {"rrsig-missing", signed_zone},
    {"rrsig-not-yet-valid", signed_zone},
    {"rrsig-original-ttl", signed_zone},
    {"rrsig-orphan", signed_zone},
    {"rrsig-over-occluded", signed_zone},
    {"rrsig-signer", signed_zone},
    {"rrsig-ttl", signed_zone},
    {"spf-too-long", shortened},
    {"string-too-long", shortened},
    {"too-many-types-at-name", shortened},
    {"zone-fragment", needs_other_files},
    {"zonemd-digest", signed_zone},
    {"zonemd-duplicate", signed_zone},
    {"zonemd-serial", signed_zone},
};

// Rules whose example is a whole file, although it has no SOA record.
bool is_whole_file(std::string_view rule) {
  static constexpr std::string_view rules[] = {
      "bom", "no-ttl-known", "rfc1035-ttl-semantics", "soa-missing", "utf16-file", "zone-empty"};
  return std::find(std::begin(rules), std::end(rules), rule) != std::end(rules);
}

// A text is a part of a zone; what only the rest of the zone can say is no fault of the text.
bool is_about_the_rest(std::string_view rule) {
  return rule == "apex-ns-missing" || rule == "soa-missing" || rule == "zone-empty" ||
         rule == "serial-not-increased";
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

// The bytes that the text shows.
std::string bytes_of(std::string_view shown) {
  std::string text(shown);
  replace_all(text, "<LF>", "");
  replace_all(text, "<CR>", "\r");
  replace_all(text, "<space>", " ");
  replace_all(text, "<U+00A0>", "\xc2\xa0");
  replace_all(text, "<EF BB BF>", "\xef\xbb\xbf");
  replace_all(text, "<FF FE>", "\xff\xfe");
  replace_all(text, "<00>", std::string_view("\0", 1));
  replace_all(text, "<NUL>", std::string_view("\0", 1));
  if (const std::size_t end = text.find("<end of file>"); end != std::string::npos) {
    return text.substr(0, end);
  }
  return text + "\n";
}

std::vector<std::string> lines_of(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(std::move(line));
  return lines;
}

// A text of the documentation, ready to be looked at.
class Trial {
 public:
  Trial(const Rule& rule, std::string_view shown) : rule_(rule), shown_(shown) {
    for (const Rule* each : all_rules()) {
      if (each->enabled) lint_.selection.select.emplace_back(each->id);
    }
    lint_.selection.select.emplace_back(rule.id);
    lint_.context.now = 1772600000;  // in March 2026
    files_.put("hosts.inc", "hosts IN A 192.0.2.9\n");
    files_.put("short.inc", "$TTL 60\nshort IN A 192.0.2.9\n");
    files_.put("hosts/web.inc", "web IN A 192.0.2.9\n");
    files_.put("/etc/shadow", "");
    options_.files = &files_;
    options_.origin = Name::parse("example.com.", Name());
    for (const std::string& line : lines_of(shown)) read_comment(line);
  }

  std::vector<Finding> findings() {
    if (!rule_.check.is_of_change()) return lint(load(zone_of(bytes_of(shown_))), lint_);
    const LoadedZone before = load(zone_of(side('-')));
    const LoadedZone after = load(zone_of(side('+')));
    return lint_change(ZoneChange(&before.zone, &after.zone), lint_);
  }

 private:
  // "; in the zone NAME:", "; in the file NAME:", "; OPTION = WORD, WORD"
  void read_comment(const std::string& line) {
    static constexpr std::string_view in_zone = "; in the zone ";
    if (line.starts_with(in_zone) && line.ends_with(':')) {
      const std::string name = line.substr(in_zone.size(), line.size() - in_zone.size() - 1);
      options_.origin = Name::parse(name + ".", Name());
      ASSERT_TRUE(options_.origin) << line;
    }
    static constexpr std::string_view in_file = "; in the file ";
    if (line.starts_with(in_file) && line.ends_with(':')) {
      file_name_ = line.substr(in_file.size(), line.size() - in_file.size() - 1);
    }
    for (const RuleOption& option : rule_.options) {
      const std::string begin = "; " + std::string(option.name) + " = ";
      if (line.starts_with(begin)) set_option(option, line.substr(begin.size()));
    }
  }
  void set_option(const RuleOption& option, std::string value) {
    if (option.kind == RuleOption::Kind::number) {
      lint_.context.set(rule_.id, option.name, std::stoll(value));
      return;
    }
    replace_all(value, ",", " ");
    std::istringstream in(value);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    lint_.context.set(rule_.id, option.name, words);
  }

  // One side of a change.
  std::string side(char sign) const {
    std::string text;
    for (const std::string& line : lines_of(shown_)) {
      if (line.empty() || line[0] == ';') continue;
      EXPECT_TRUE(line.starts_with("- ") || line.starts_with("+ ") || line.starts_with("  "))
          << line;
      if (line[0] == sign || line[0] == ' ') text += line.substr(2) + "\n";
    }
    return text;
  }
  std::string zone_of(const std::string& text) const {
    if (is_whole_file(rule_.id) || text.find(" SOA ") != std::string::npos) return text;
    return "$TTL 3600\n"
           "@ SOA ns1.example.net. hostmaster.example.com. 1 7200 3600 1209600 3600\n"
           "@ NS ns1.example.net.\n"
           "@ NS ns2.example.net.\n" +
           text;
  }
  LoadedZone load(std::string text) {
    files_.put(file_name_, text);
    return std::move(*load_zone(Source(file_name_, std::move(text)), options_));
  }

  const Rule& rule_;
  std::string_view shown_;
  std::string file_name_ = "test.zone";
  LintOptions lint_;
  LoadOptions options_;
  MemoryFiles files_;
};

std::string list_of(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text.append(finding.rule).append(": ").append(finding.message).append("\n");
  }
  return text.empty() ? "nothing is found" : text;
}

bool has_rule(const std::vector<Finding>& findings, std::string_view rule) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return finding.rule == rule; });
}

// The rule's own finding, or an error that the reader of the text would run into next.
bool is_a_fault(const Finding& finding, const Rule& rule) {
  if (finding.rule == rule.id) return true;
  return finding.severity == Severity::error && !is_about_the_rest(finding.rule);
}

// Of a change the text may also say in words what to do: all of it is a comment then.
bool is_advice(std::string_view text) {
  for (const std::string& line : lines_of(text)) {
    if (line[0] != ';') return false;
  }
  return true;
}

// What is wrong with the text that is to be written instead.
std::vector<Finding> faults_of_advice(const Rule& rule) {
  if (rule.check.is_of_change() && is_advice(rule.docs.instead)) return {};
  std::vector<Finding> faults;
  for (Finding& finding : Trial(rule, rule.docs.instead).findings()) {
    if (is_a_fault(finding, rule)) faults.push_back(std::move(finding));
  }
  return faults;
}

class RuleDocsTest : public ::testing::TestWithParam<std::string> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(RuleDocsTest);

TEST_P(RuleDocsTest, ExampleIsFlaggedAndInsteadIsNot) {
  const Rule& rule = *find_rule(GetParam());
  if (cannot_be_tried.contains(rule.id)) return;
  const std::vector<Finding> flagged = Trial(rule, rule.docs.example).findings();
  EXPECT_TRUE(has_rule(flagged, rule.id)) << rule.docs.example << "\n" << list_of(flagged);
  const std::vector<Finding> faults = faults_of_advice(rule);
  EXPECT_TRUE(faults.empty()) << rule.docs.instead << "\n" << list_of(faults);
}

TEST(RuleDocs, OnlyWhatCannotBeTriedIsLeftOut) {
  for (const auto& [id, reason] : cannot_be_tried) {
    const Rule* rule = find_rule(id);
    ASSERT_TRUE(rule) << id;
    if (rule->check.is_of_change()) continue;  // of files, or of very many records
    EXPECT_FALSE(has_rule(Trial(*rule, rule->docs.example).findings(), id) &&
                 faults_of_advice(*rule).empty())
        << id << " can be tried, although it is said that it " << reason;
  }
}

std::vector<std::string> rule_ids() {
  std::vector<std::string> ids;
  for (const Rule* rule : all_rules()) ids.emplace_back(rule->id);
  return ids;
}

INSTANTIATE_TEST_SUITE_P(Rules, RuleDocsTest, ::testing::ValuesIn(rule_ids()),
                         [](const auto& test) { return test_name(test.param); });

}  // namespace
}  // namespace zonemend::testing
