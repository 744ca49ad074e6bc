// .zonemend.toml: either all problems, each at a place in the file, or settings that can be used.
#include <algorithm>

#include "fuzz/fuzzers.h"
#include "fuzz/promise.h"
#include "support/command.h"
#include "zonemend/settings.h"

namespace zonemend::fuzz {
namespace {

void require_inside(std::string_view text, const SettingsProblem& problem) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  require(!problem.message.empty(), "a problem without a message");
  require(problem.line >= 1 && problem.line <= lines, "'{}' is in line {} of {}", problem.message,
          problem.line, lines);
  require(problem.column >= 1, "'{}' is in column {}", problem.message, problem.column);
}

void use(const Settings& settings) {
  constexpr std::string_view paths[] = {"in.zone", "zones/example.com.zone", "a/b/c/db.example"};
  for (const std::string_view path : paths) {
    settings_of_file(settings, path);
    RulesInForce rules;
    rules.apply(settings, path, *Name::parse("www.example.com.", Name()));
    rules.options({});
    for (const std::string& pattern : settings.exclude) matches_path(pattern, path);
  }
}

}  // namespace

void fuzz_settings(std::string_view bytes) {
  const ReadSettings read = read_settings(".zonemend.toml", bytes);
  for (const SettingsProblem& problem : read.problems) require_inside(bytes, problem);
  if (read.problems.empty()) use(read.settings);
}

}  // namespace zonemend::fuzz
