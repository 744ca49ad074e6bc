// The whole command line as a function, so that tests run it in process.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/file_access.h"

namespace CLI {
class App;
}

namespace zonemend::cli {

// What a process takes from its surroundings; the only place where they are read is main.cpp.
struct Context {
  std::ostream& out;
  std::ostream& err;
  FileAccess& files;
  std::int64_t now = 0;  // Unix time in seconds
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  unsigned width = 0;    // terminal columns; 0: unknown
  unsigned threads = 1;  // how many can work at once
  std::string program;   // the running zonemend's own file; empty: unknown
  std::function<std::optional<std::string>(const char* name)> environment;
  // What was written so far, for a message about a failure; may be empty.
  std::function<std::string()> written;
  // Where `files` are one version of a repository: the files of this machine, among which are those
  // that the command line names besides zones. Null: the same.
  FileAccess* machine = nullptr;
  // Where settings are looked for, when those of another version hold. Null: the same.
  FileAccess* settings = nullptr;

  FileAccess& machine_files() const { return machine != nullptr ? *machine : files; }
  FileAccess& settings_files() const { return settings != nullptr ? *settings : files; }
  // The same surroundings with a version of the files.
  Context at_version(FileAccess& version) const;
};

// Exit statuses of every command.
inline constexpr int exit_ok = 0;        // nothing to report, or done
inline constexpr int exit_findings = 1;  // errors found, would change, or refused
inline constexpr int exit_trouble = 2;   // wrong usage, unreadable file, internal failure

// Runs `zonemend ARGS…` (without the program's name) and returns the exit status.
int run(const std::vector<std::string>& args, const Context& context);

// One file per command in src/cli/: adds its subcommand to the parser; when the user chose it, the
// callback leaves its exit status in `status`.
struct Command {
  const Context& context;
  int& status;
};
void add_check(CLI::App& app, const Command& command);
void add_kartra(CLI::App& app, const Command& command);
void add_point(CLI::App& app, const Command& command);
void add_diff(CLI::App& app, const Command& command);
void add_hook(CLI::App& app, const Command& command);
void add_canon(CLI::App& app, const Command& command);
void add_rules(CLI::App& app, const Command& command);
void add_explain(CLI::App& app, const Command& command);

}  // namespace zonemend::cli
