// Running the command line in process, on files in memory.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/memory_files.h"

namespace zonemend::testing {

// The moment at which all tests take place: 2026-03-05T12:00:00Z, as Unix time.
inline constexpr std::int64_t test_time = 1772712000;

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;
};

// Runs `zonemend ARGUMENTS…` without environment variables. `terminal`: both outputs are shown on one.
Outcome run_zonemend(const std::vector<std::string>& arguments, MemoryFiles& files,
                     bool terminal = false);

// Splits like a shell: blanks separate, single and double quotes and backslashes keep together.
std::vector<std::string> shell_words(std::string_view text);

// A test case on disk: a folder with the files that the command sees, and beside them
//
//   args       its arguments, as one would type them after the command's name
//   stdin      what it reads from standard input; absent: nothing
//   stdout, stderr, exit     what it must say, and its exit status; absent: "", "", 0
//   written/   the files that it must have written, as they are afterwards; absent: none
class CommandCase {
 public:
  explicit CommandCase(std::filesystem::path folder);

  // Runs with `command` (may be empty) in front of the arguments.
  Outcome run(const std::string& command);
  // Compares with the goldens, standard output with the one called `out_name`.
  void expect_goldens(const Outcome& outcome, const std::string& out_name = "stdout") const;

  const std::vector<std::string>& arguments() const { return arguments_; }
  bool has_argument(std::string_view start) const;  // some argument starts with it
  MemoryFiles& files() { return files_; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
  std::vector<std::string> arguments_;
  MemoryFiles files_;
};

}  // namespace zonemend::testing
