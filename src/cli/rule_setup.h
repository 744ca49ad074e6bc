// Which rules look at a file, and how: the settings that hold for it and the command line together.
#pragma once

#include <string>

#include "cli/check_options.h"
#include "cli/settings_finder.h"
#include "zonemend/settings.h"

namespace zonemend::cli {

// --select, --extend-select and --ignore.
void add_selection_options(CLI::App& command, Selection& selection);

class RuleSetup {
 public:
  // Borrows all of them.
  RuleSetup(const Context& context, const CheckOptions& options, SettingsFinder& settings);

  // `path` as given on the command line, or "-". The settings must be readable.
  RulesInForce rules_for(const std::string& path, NameView origin) const;
  LintOptions lint_options(const std::string& path, NameView origin) const;

 private:
  const CheckOptions& options_;
  SettingsFinder& settings_;
  CheckContext context_;
};

}  // namespace zonemend::cli
