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

// named-checkzone with its default checks, in `folder`, where included files are looked for.
Verdict check_with_bind(const std::string& origin, const std::string& folder,
                        const std::string& file);

// What named-compilezone makes of a zone file in `folder`, with every check of content off: the
// records one a line, every field written out, in BIND's order. Included files are looked for in
// the folder; the working directory of the test stays as it is.
struct Compiled : Verdict {
  std::string records;
};
bool has_named_compilezone();
Compiled compile_with_bind(const std::string& origin, const std::string& folder,
                           const std::string& file);

}  // namespace zonemend::testing
