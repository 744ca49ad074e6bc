// What a repository says about its zones, in .zonemend.toml: which rules, how severe, with which
// thresholds, and how files are to be read. The JSON Schema in src/doc/ describes the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "zonemend/limits.h"
#include "zonemend/lint.h"
#include "zonemend/name.h"
#include "zonemend/rr_type.h"

namespace zonemend {

// One entry of a [rules] table.
struct RuleSetting {
  struct Option {
    std::string name;
    std::variant<std::int64_t, std::vector<std::string>> value;
    std::uint32_t line = 0;
  };

  std::string pattern;               // a rule's id, "cname-*", or "all"
  std::optional<bool> on;            // nothing: as it was
  std::optional<Severity> severity;  // nothing: as it was
  std::vector<Option> options;       // only where the pattern is a rule's id
  std::uint32_t line = 0;            // in the settings file
};

// Of the entries that concern a rule the later ones win: "all" stands first, then patterns from the
// shortest to the longest, then ids.
using RuleSettings = std::vector<RuleSetting>;

// [[zone]]: what holds for some zones.
struct ZoneSettings {
  std::vector<std::string> names;  // "example.com.", "*.example.com." (all below it), "*"
  RuleSettings rules;
  std::uint32_t line = 0;
};

// [[file]]: what holds for some files, and how they are read.
struct FileSettings {
  std::vector<std::string> paths;  // see matches_path
  std::optional<Name> origin;
  std::optional<RrClass> rr_class;
  RuleSettings rules;
  std::uint32_t line = 0;
};

struct Settings {
  std::string path;                        // of the file, for messages
  RuleSettings rules;
  std::vector<ZoneSettings> zones;         // later ones win
  std::vector<FileSettings> files;         // likewise, and over zones
  std::vector<std::string> exclude;        // paths to leave alone; see matches_path
  std::vector<std::string> include_roots;  // relative to the file's folder
  std::optional<std::string> include_directory;  // likewise
  std::vector<SetLimit> limits;            // later ones win
  std::optional<std::string> baseline;     // likewise relative
};

// What is wrong with a settings file. Lines and columns count from 1; columns in
// characters of UTF-8.
struct SettingsProblem {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::string message;
  std::string help;
};

// Reads TOML (toml.io, version 1.0). When there are problems, they are all there is, and the
// settings are not to be used.
struct ReadSettings {
  Settings settings;
  std::vector<SettingsProblem> problems;  // in file order
};
ReadSettings read_settings(std::string path, std::string_view text);

// "*.zone" is any such file in any folder; with a slash the pattern is the path from the settings
// file's folder, where * stays within a folder and ** does not.
bool matches_path(std::string_view pattern, std::string_view path);
bool matches_zone(std::string_view pattern, NameView zone);

// The [[file]] settings that concern the path (relative to the settings file's folder), in order.
std::vector<const FileSettings*> settings_of_file(const Settings& settings, std::string_view path);

// For every rule whether it runs and how, and who says so.
class RulesInForce {
 public:
  struct Value {
    std::variant<std::int64_t, std::vector<std::string>> value;
    std::string from;
  };
  struct State {
    const Rule* rule = nullptr;
    bool on = false;
    std::string on_from;                 // ".zonemend.toml:12", "--ignore"; empty: the default
    std::optional<Severity> severity;    // nothing: the default
    std::string severity_from;
    std::map<std::string_view, Value> options;  // those that are set
  };

  RulesInForce();  // the defaults
  // The settings for one file of one zone: general ones, then the zone's, then the file's.
  void apply(const Settings& settings, std::string_view path, NameView zone);
  void apply(const RuleSettings& rules, std::string_view from);
  // The command line has the last word.
  void apply(const Selection& selection);

  const std::vector<State>& states() const { return states_; }
  // `context` gives the clock and the like.
  LintOptions options(const CheckContext& context) const;

 private:
  std::vector<State> states_;  // sorted by id, like all_rules()
  bool changed_ = false;
};

}  // namespace zonemend
