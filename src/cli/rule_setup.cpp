#include "cli/rule_setup.h"

#include <CLI/CLI.hpp>

namespace zonemend::cli {
namespace {

void add_rule_list(CLI::App& command, const char* name, std::vector<std::string>& list,
                   const char* description) {
  command.add_option(name, list, description)
      ->type_name("RULE,RULE")
      ->delimiter(',')
      ->allow_extra_args(false);
}

}  // namespace

void add_selection_options(CLI::App& command, Selection& selection) {
  add_rule_list(command, "--select", selection.select,
                "Only these rules: their names, patterns like 'cname-*', or 'all'");
  add_rule_list(command, "--extend-select", selection.extend_select, "These rules as well");
  add_rule_list(command, "--ignore", selection.ignore, "Not these rules");
}

RuleSetup::RuleSetup(const Context& context, const CheckOptions& options, SettingsFinder& settings)
    : options_(options), settings_(settings) {
  context_.now = options.time.empty() ? context.now : time_from_text(options.time);
  context_.verify_signatures = options.dnssec;
  context_.threads = threads_of(context, options.input);
}

RulesInForce RuleSetup::rules_for(const std::string& path, NameView origin) const {
  RulesInForce rules;
  const std::string& name = name_for_settings(options_.input, path);
  const auto file = settings_.settings_for(name);
  if (file && *file != nullptr) {
    rules.apply((*file)->settings, settings_.relative_path(**file, name), origin);
  }
  rules.apply(options_.selection);
  return rules;
}

LintOptions RuleSetup::lint_options(const std::string& path, NameView origin) const {
  // The usual case, for each of thousands of zones: nobody says anything about rules.
  const auto file = settings_.settings_for(name_for_settings(options_.input, path));
  if ((!file || *file == nullptr) && options_.selection.is_default()) {
    LintOptions defaults;
    defaults.context = context_;
    return defaults;
  }
  return rules_for(path, origin).options(context_);
}

}  // namespace zonemend::cli
