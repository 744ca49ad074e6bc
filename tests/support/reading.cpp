#include "support/reading.h"

#include <gtest/gtest.h>

#include <sstream>

#include "support/command.h"
#include "zonemend/rule.h"

namespace zonemend::testing {
namespace {

// Whether a line of the concise format says that the zone does not load.
bool says_refused(const std::string& line) {
  const std::size_t open = line.rfind('[');
  if (open == std::string::npos || line.find(": error: ") == std::string::npos) return false;
  const Rule* const rule = find_rule(line.substr(open + 1, line.size() - open - 2));
  return rule != nullptr && rule->effect != Effect::none;
}

}  // namespace

Reading read_with_zonemend(const std::string& file, MemoryFiles& files) {
  const std::string origin = "example.com.";
  const Outcome check =
      run_zonemend({"check", "-q", "--format", "concise", "--origin", origin, file}, files);
  std::istringstream findings(check.out);
  for (std::string line; std::getline(findings, line);) {
    if (says_refused(line)) return {false, check.out};
  }
  const Outcome canon = run_zonemend({"canon", "--origin", origin, file}, files);
  if (canon.status == 0) return {true, canon.out};
  EXPECT_NE(check.out.find(": error: "), std::string::npos) << canon.err;
  return {false, check.out};
}

Reading read_with_zonemend(const std::string& text) {
  MemoryFiles files({{"text.zone", text}});
  return read_with_zonemend("text.zone", files);
}

}  // namespace zonemend::testing
