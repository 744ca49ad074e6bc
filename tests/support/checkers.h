// The zone checkers of other name servers, where they are installed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zonemend::testing {

struct Checker {
  std::string_view name;  // the program
  std::vector<std::string> (*arguments)(const std::string& origin, const std::string& file);
};

// named-checkzone, nsd-checkzone, kzonecheck.
const std::vector<Checker>& all_checkers();
bool is_installed(const Checker& checker);

struct Verdict {
  bool loads = false;
  std::string said;
};
Verdict judge(const Checker& checker, const std::string& origin, const std::string& file);

}  // namespace zonemend::testing
