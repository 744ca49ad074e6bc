#include "zonemend/settings.h"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>

namespace zonemend {
namespace {

bool contains(const std::vector<std::string>& patterns, std::string_view id) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [id](const std::string& pattern) { return matches_rule(pattern, id); });
}

}  // namespace

bool matches_path(std::string_view pattern, std::string_view path) {
  if (pattern.find('/') == std::string_view::npos) path.remove_prefix(path.rfind('/') + 1);
  while (pattern.starts_with("./")) pattern.remove_prefix(2);
  const std::string text(pattern);
  const bool crosses = text.find("**") != std::string::npos;
  if (fnmatch(text.c_str(), std::string(path).c_str(), crosses ? 0 : FNM_PATHNAME) == 0)
    return true;
  // The folders that ** stands for may be none.
  const std::size_t none = text.find("**/");
  return none != std::string::npos && (none == 0 || text[none - 1] == '/') &&
         matches_path(text.substr(0, none) + text.substr(none + 3), path);
}

bool matches_zone(std::string_view pattern, NameView zone) {
  if (pattern == "*") return true;
  const bool below = pattern.starts_with("*.");
  const auto name = Name::parse(below ? pattern.substr(2) : pattern, Name());
  if (!name) return false;
  return below ? zone.is_below(*name) : zone == name->view();
}

std::vector<const FileSettings*> settings_of_file(const Settings& settings, std::string_view path) {
  std::vector<const FileSettings*> result;
  for (const FileSettings& file : settings.files) {
    if (std::any_of(file.paths.begin(), file.paths.end(),
                    [path](const std::string& pattern) { return matches_path(pattern, path); })) {
      result.push_back(&file);
    }
  }
  return result;
}

RulesInForce::RulesInForce() {
  for (const Rule* rule : all_rules()) {
    State state;
    state.rule = rule;
    state.on = rule->enabled;
    states_.push_back(std::move(state));
  }
}

void RulesInForce::apply(const Settings& settings, std::string_view path, NameView zone) {
  apply(settings.rules, settings.path);
  for (const ZoneSettings& item : settings.zones) {
    if (std::any_of(item.names.begin(), item.names.end(),
                    [zone](const std::string& pattern) { return matches_zone(pattern, zone); })) {
      apply(item.rules, settings.path);
    }
  }
  for (const FileSettings* file : settings_of_file(settings, path)) {
    apply(file->rules, settings.path);
  }
}

void RulesInForce::apply(const RuleSettings& rules, std::string_view from) {
  for (const RuleSetting& setting : rules) {
    const std::string place = fmt::format("{}:{}", from, setting.line);
    for (State& state : states_) {
      if (!matches_rule(setting.pattern, state.rule->id)) continue;
      changed_ = true;
      if (setting.on) {
        state.on = *setting.on;
        state.on_from = place;
      }
      if (setting.severity) {
        state.severity = setting.severity;
        state.severity_from = place;
      }
      for (const RuleSetting::Option& option : setting.options) {
        const RuleOption* known = find_option(*state.rule, option.name);
        if (known == nullptr) continue;  // the reader complained of it
        state.options[known->name] = {option.value, fmt::format("{}:{}", from, option.line)};
      }
    }
  }
}

void RulesInForce::apply(const Selection& selection) {
  if (selection.is_default()) return;
  changed_ = true;
  const auto turn = [](State& state, bool on, const char* from) {
    state.on = on;
    state.on_from = from;
  };
  for (State& state : states_) {
    const std::string_view id = state.rule->id;
    if (!selection.select.empty()) turn(state, contains(selection.select, id), "--select");
    if (contains(selection.extend_select, id)) turn(state, true, "--extend-select");
    if (contains(selection.ignore, id)) turn(state, false, "--ignore");
  }
}

LintOptions RulesInForce::options(const CheckContext& context) const {
  LintOptions result;
  result.context = context;
  if (!changed_) return result;
  for (const State& state : states_) {
    const std::string id(state.rule->id);
    (state.on ? result.selection.select : result.selection.ignore).push_back(id);
    if (state.severity) result.severities.emplace(id, *state.severity);
    for (const auto& [name, option] : state.options) {
      std::visit([&, &key = name](const auto& value) { result.context.set(id, key, value); },
                 option.value);
    }
  }
  return result;
}

}  // namespace zonemend
