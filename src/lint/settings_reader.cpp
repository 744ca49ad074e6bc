// .zonemend.toml, read with toml++: every problem at once, each with its place and the nearest word
// that would have been right.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>

#include "lint/nearest_name.h"
#include "lint/rule_choice.h"
#include "zonemend/settings.h"

// What toml++ 3.3 asserts, or with NDEBUG lets the compiler rely on, is not always so: "[=]" breaks
// it. Without either it goes on to the test that tells what is wrong there.
#undef NDEBUG
#define TOML_ASSERT(expression) static_assert(true)
#include <toml++/toml.h>

namespace zonemend {
namespace {

using Words = std::vector<std::string_view>;

// The end of a text in quotes that begins at `at`; its line's end when it is not closed.
std::size_t quote_end(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (++at; at < text.size() && text[at] != quote && text[at] != '\n'; ++at) {
    if (quote == '"' && text[at] == '\\' && text.substr(at + 1, 1) != "\n") ++at;
  }
  return std::min(at, text.size());
}

// The line of a key such as a.b.c with more parts than anyone needs: toml++ makes a table of each
// in the one before, and has not enough stack to take very many apart again. 0: there is none.
std::uint32_t line_of_deep_key(std::string_view text) {
  constexpr unsigned most_parts = 32;
  std::uint32_t line = 1;
  unsigned parts = 1;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '#') at = std::min(text.find('\n', at), text.size());
    if (at < text.size() && (text[at] == '"' || text[at] == '\'')) at = quote_end(text, at);
    if (at == text.size()) break;
    if (text[at] == '.' && ++parts > most_parts) return line;
    if (std::string_view("\n,={[").find(text[at]) != std::string_view::npos) parts = 1;
    if (text[at] == '\n') ++line;
  }
  return 0;
}

class SettingsReader {
 public:
  ReadSettings run(std::string path, std::string_view text) {
    result_.settings.path = std::move(path);
    if (const std::uint32_t line = line_of_deep_key(text); line > 0) {
      result_.problems.push_back({line, 1, "a key here has very many parts", ""});
      return std::move(result_);
    }
    try {
      read_top(toml::parse(text));
    } catch (const toml::parse_error& error) {
      complain(error.source(), std::string(error.description()),
               "the file has to be TOML (https://toml.io)");
    }
    std::stable_sort(result_.problems.begin(), result_.problems.end(),
                     [](const SettingsProblem& a, const SettingsProblem& b) {
                       return std::tie(a.line, a.column) < std::tie(b.line, b.column);
                     });
    return std::move(result_);
  }

 private:
  void complain(const toml::source_region& at, std::string message, std::string help) {
    result_.problems.push_back({static_cast<std::uint32_t>(at.begin.line),
                                static_cast<std::uint32_t>(at.begin.column), std::move(message),
                                std::move(help)});
  }
  static std::uint32_t line_of(const toml::source_region& at) {
    return static_cast<std::uint32_t>(at.begin.line);
  }

  void unknown_key(const toml::key& key, const std::string& where, const Words& known) {
    complain(
        key.source(),
        fmt::format("there is no key '{}'{}{}", key.str(), where, did_you_mean(key.str(), known)),
        fmt::format("the keys here: {}", fmt::join(known, ", ")));
  }

  void read_top(const toml::table& top) {
    static const Words known = {"baseline",          "exclude",       "file",
                                "include-directory", "include-roots", "limits",
                                "max-generated",     "rules",         "zone"};
    Settings& settings = result_.settings;
    for (auto&& [key, node] : top) {
      const std::string_view name = key.str();
      if (name == "rules") {
        settings.rules = rules(key, node);
      } else if (name == "zone") {
        tables(key, node, [&](const toml::table& table) { read_zone(table); });
      } else if (name == "file") {
        tables(key, node, [&](const toml::table& table) { read_file(table); });
      } else if (name == "exclude") {
        settings.exclude = words(key, node);
      } else if (name == "include-roots") {
        settings.include_roots = words(key, node);
      } else if (name == "include-directory") {
        settings.include_directory = word(key, node);
      } else if (name == "baseline") {
        settings.baseline = word(key, node);
      } else if (name == "max-generated") {
        read_limit(key, node, *find_limit("generated"));
      } else if (name == "limits") {
        read_limits(key, node);
      } else {
        unknown_key(key, "", known);
      }
    }
  }

  void read_limits(const toml::key& key, const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      complain(node.source(), fmt::format("'{}' is not a table of limits", key.str()),
               "write a line [limits], and below it lines such as generated = 2000000");
      return;
    }
    for (auto&& [name, value] : *table) {
      if (const LimitName* limit = find_limit(name.str())) {
        read_limit(name, value, *limit);
      } else {
        Words known;
        for (const LimitName& item : limit_names()) known.push_back(item.name);
        unknown_key(name, " in [limits]", known);
      }
    }
  }

  void read_limit(const toml::key& key, const toml::node& node, const LimitName& limit) {
    const auto value = number(key, node, static_cast<std::int64_t>(limit.least),
                              static_cast<std::int64_t>(limit.most));
    if (value) result_.settings.limits.push_back({&limit, static_cast<std::uint64_t>(*value)});
  }

  void read_zone(const toml::table& table) {
    static const Words known = {"name", "rules"};
    ZoneSettings zone;
    zone.line = line_of(table.source());
    for (auto&& [key, node] : table) {
      if (key.str() == "name") {
        zone.names = words(key, node);
        for (const std::string& name : zone.names) check_zone_pattern(node.source(), name);
      } else if (key.str() == "rules") {
        zone.rules = rules(key, node);
      } else {
        unknown_key(key, " in [[zone]]", known);
      }
    }
    if (!table.contains("name")) lacks(table, "[[zone]]", "name", "name = \"example.com\"");
    result_.settings.zones.push_back(std::move(zone));
  }

  void check_zone_pattern(const toml::source_region& at, std::string_view pattern) {
    const std::string_view name = pattern.starts_with("*.") ? pattern.substr(2) : pattern;
    if (pattern == "*" || Name::parse(name, Name())) return;
    complain(at, fmt::format("'{}' is not a zone's name", pattern),
             "write the zone's name, as in \"example.com\", or \"*.example.com\" for all below it");
  }

  void read_file(const toml::table& table) {
    static const Words known = {"class", "origin", "path", "rules"};
    FileSettings file;
    file.line = line_of(table.source());
    for (auto&& [key, node] : table) {
      if (key.str() == "path") {
        file.paths = words(key, node);
      } else if (key.str() == "origin") {
        file.origin = origin(key, node);
      } else if (key.str() == "class") {
        file.rr_class = rr_class(key, node);
      } else if (key.str() == "rules") {
        file.rules = rules(key, node);
      } else {
        unknown_key(key, " in [[file]]", known);
      }
    }
    if (!table.contains("path")) lacks(table, "[[file]]", "path", "path = \"zones/*.zone\"");
    result_.settings.files.push_back(std::move(file));
  }

  void lacks(const toml::table& table, std::string_view what, std::string_view key,
             std::string_view example) {
    complain(table.source(), fmt::format("{} has no '{}'", what, key),
             fmt::format("say what it is about, as in {}", example));
  }

  std::optional<Name> origin(const toml::key& key, const toml::node& node) {
    const auto text = word(key, node);
    if (!text) return std::nullopt;
    auto name = Name::parse(*text, Name());
    if (!name || *text == "@") {
      complain(node.source(), fmt::format("'{}' is not a domain name", *text),
               "write the zone's name, as in \"example.com\"");
      return std::nullopt;
    }
    return name;
  }

  std::optional<RrClass> rr_class(const toml::key& key, const toml::node& node) {
    const auto text = word(key, node);
    if (!text) return std::nullopt;
    const auto value = rr_class_from_text(*text);
    if (!value || (*text != "IN" && *text != "CH" && *text != "HS")) {
      complain(node.source(), fmt::format("there is no class '{}'", *text), "write IN, CH or HS");
      return std::nullopt;
    }
    return value;
  }

  // [rules]

  RuleSettings rules(const toml::key& key, const toml::node& node) {
    RuleSettings result;
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      complain(node.source(), fmt::format("'{}' is not a table of rules", key.str()),
               "write a line [rules], and below it lines such as single-ns = \"off\"");
      return result;
    }
    for (auto&& [name, value] : *table) {
      if (auto setting = rule(name, value)) result.push_back(std::move(*setting));
    }
    // What is said of fewer rules wins.
    std::stable_sort(result.begin(), result.end(), [](const RuleSetting& a, const RuleSetting& b) {
      return breadth(a.pattern) > breadth(b.pattern);
    });
    return result;
  }

  static std::size_t breadth(std::string_view pattern) {
    if (pattern == "all") return 1000;
    return pattern.find('*') == std::string_view::npos
               ? 0
               : 1000 - std::min<std::size_t>(pattern.size(), 999);
  }

  std::optional<RuleSetting> rule(const toml::key& key, const toml::node& node) {
    if (const Status error = check_rule_pattern(key.str())) {
      complain(key.source(), error->message, error->help);
      return std::nullopt;
    }
    RuleSetting setting;
    setting.pattern = key.str();
    setting.line = line_of(key.source());
    if (const toml::table* table = node.as_table()) {
      for (auto&& [name, value] : *table) rule_key(setting, name, value);
    } else {
      level(setting, node);
    }
    return setting;
  }

  static constexpr const char* levels_help =
      "write \"off\", \"on\", \"info\", \"warning\" or \"error\", or a table such as "
      "{ severity = \"warning\", most = 50 }";

  void level(RuleSetting& setting, const toml::node& node) {
    static const Words known = {"off", "on", "info", "warning", "error"};
    if (!node.is_string()) {
      complain(node.source(), fmt::format("what is to be with '{}'?", setting.pattern),
               levels_help);
      return;
    }
    const std::string_view text = **node.as_string();
    setting.on = text != "off";
    if (text == "info") setting.severity = Severity::info;
    if (text == "warning") setting.severity = Severity::warning;
    if (text == "error") setting.severity = Severity::error;
    if (std::find(known.begin(), known.end(), text) == known.end()) {
      complain(node.source(),
               fmt::format("there is no severity '{}'{}", text, did_you_mean(text, known)),
               levels_help);
    }
  }

  void rule_key(RuleSetting& setting, const toml::key& key, const toml::node& node) {
    if (key.str() == "severity") {
      level(setting, node);
      return;
    }
    const Rule* rule = find_rule(setting.pattern);
    const RuleOption* option = rule == nullptr ? nullptr : find_option(*rule, key.str());
    if (option == nullptr) {
      Words known = {"severity"};
      if (rule != nullptr) {
        for (const RuleOption& item : rule->options) known.push_back(item.name);
      }
      unknown_key(key, fmt::format(" for '{}'", setting.pattern), known);
      return;
    }
    // Who sets an option wants the rule.
    if (!setting.on) setting.on = true;
    RuleSetting::Option value{std::string(option->name), {}, line_of(key.source())};
    if (option->kind == RuleOption::Kind::list) {
      value.value = words(key, node);
    } else if (const auto read = number(key, node, option->least, option->most)) {
      value.value = *read;
    }
    setting.options.push_back(std::move(value));
  }

  // Values

  template <class Visit>
  void tables(const toml::key& key, const toml::node& node, Visit visit) {
    const toml::array* array = node.as_array();
    if (array == nullptr || !array->is_homogeneous<toml::table>()) {
      complain(key.source(), fmt::format("'{}' is not a list of tables", key.str()),
               fmt::format("begin each with a line [[{}]]", key.str()));
      return;
    }
    for (const toml::node& item : *array) visit(*item.as_table());
  }

  std::optional<std::string> word(const toml::key& key, const toml::node& node) {
    if (const auto* text = node.as_string(); text != nullptr && !(*text)->empty()) return **text;
    complain(node.source(), fmt::format("'{}' takes a text", key.str()),
             fmt::format("write it in quotes, as in {} = \"...\"", key.str()));
    return std::nullopt;
  }

  // A list of texts; one text stands for a list of it.
  std::vector<std::string> words(const toml::key& key, const toml::node& node) {
    std::vector<std::string> result;
    if (node.is_string()) {
      if (const auto text = word(key, node)) result.push_back(*text);
      return result;
    }
    const toml::array* array = node.as_array();
    if (array == nullptr) {
      complain(node.source(), fmt::format("'{}' takes a list of texts", key.str()),
               fmt::format("write {} = [\"...\", \"...\"]", key.str()));
      return result;
    }
    for (const toml::node& item : *array) {
      if (const auto text = word(key, item)) result.push_back(*text);
    }
    return result;
  }

  std::optional<std::int64_t> number(const toml::key& key, const toml::node& node,
                                     std::int64_t least, std::int64_t most) {
    const auto* value = node.as_integer();
    if (value != nullptr && **value >= least && **value <= most) return **value;
    complain(node.source(),
             most == std::numeric_limits<std::int64_t>::max()
                 ? fmt::format("'{}' takes a whole number from {}", key.str(), least)
                 : fmt::format("'{}' takes a whole number from {} to {}", key.str(), least, most),
             value == nullptr ? "write the number without quotes" : "");
    return std::nullopt;
  }

  ReadSettings result_;
};

}  // namespace

ReadSettings read_settings(std::string path, std::string_view text) {
  return SettingsReader().run(std::move(path), text);
}

}  // namespace zonemend
