#include "cli/show_config.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>

#include "zonemend/report.h"

namespace zonemend::cli {
namespace {

std::string value_text(const std::variant<std::int64_t, std::vector<std::string>>& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  std::vector<std::string> words;
  for (const std::string& word : std::get<std::vector<std::string>>(value)) {
    words.push_back(fmt::format("\"{}\"", printable(word)));
  }
  return fmt::format("[{}]", fmt::join(words, ", "));
}

std::variant<std::int64_t, std::vector<std::string>> default_value(const RuleOption& option) {
  if (option.kind == RuleOption::Kind::list) return std::vector<std::string>();
  return option.fallback;
}

// As a settings file would say it, with the reason behind.
class ConfigText {
 public:
  explicit ConfigText(std::ostream& out) : out_(out) {}

  void line(const std::string& text, std::string_view from) {
    fmt::print(out_, "{:<40} # {}\n", text, from.empty() ? "default" : printable(from));
  }

  void rule(const RulesInForce::State& state) {
    const Rule& rule = *state.rule;
    const Severity severity = state.severity.value_or(rule.severity);
    const std::string_view level = state.on ? severity_text(severity) : "off";
    const bool by_severity = state.on && !state.severity_from.empty();
    line(fmt::format("{} = \"{}\"", rule.id, level),
         by_severity ? state.severity_from : state.on_from);
    if (!state.on) return;
    for (const RuleOption& option : rule.options) {
      const auto set = state.options.find(option.name);
      const bool is_set = set != state.options.end();
      line(fmt::format("{}.{} = {}", rule.id, option.name,
                       value_text(is_set ? set->second.value : default_value(option))),
           is_set ? set->second.from : "");
    }
  }

 private:
  std::ostream& out_;
};

}  // namespace

void show_config(std::ostream& out, const std::string& path, const std::string& settings,
                 const LoadedZone& loaded, const LoadOptions& options, const RulesInForce& rules) {
  fmt::print(out, "# {}\n# settings: {}\n", printable(path),
             settings.empty() ? "none" : printable(settings));
  ConfigText text(out);
  text.line(fmt::format("origin = \"{}\"", printable(loaded.zone.origin_name().text())),
            loaded.origin_from);
  text.line(fmt::format("class = \"{}\"", rr_class_text(loaded.zone.rr_class())),
            loaded.zone.rr_class() == options.rr_class && options.rr_class == RrClass::in
                ? ""
                : "how the file is read");
  text.line(fmt::format("include-roots = {}", value_text(options.include_roots)),
            "where included files may lie");
  if (!options.include_directory.empty()) {
    text.line(fmt::format("include-directory = \"{}\"", printable(options.include_directory)),
              "relative to which $INCLUDE is read");
  }
  out << "\n[rules]\n";
  for (const RulesInForce::State& state : rules.states()) text.rule(state);
}

}  // namespace zonemend::cli
