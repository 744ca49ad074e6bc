#include "cli/cli.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <new>

#include "cli/common.h"
#include "lint/nearest_name.h"

namespace zonemend::cli {
namespace {

constexpr const char* footer = R"(Examples:
  zonemend check example.com.zone                  every problem in a zone file
  zonemend check --fix example.com.zone            mend what can be mended safely
  zonemend kartra example.com.zone --user acme --host www --diff
                                                   what pointing www at Kartra would change
  zonemend explain cname-and-other-data            what a finding means

Exit status: 0 nothing to report, 1 errors found or refused, 2 trouble.)";

void set_up(CLI::App& app) {
  app.name("zonemend");
  app.set_version_flag("--version", "zonemend " ZONEMEND_VERSION, "Print the version and exit");
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.require_subcommand(1);
  app.get_formatter()->column_width(30);
  app.footer(footer);
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& names) {
  return did_you_mean(word, std::vector<std::string_view>(names.begin(), names.end()));
}

// The command that the words name, "hook install" within "hook".
const CLI::App& chosen_command(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : chosen_command(*chosen.front());
}

// As the user types it behind "zonemend".
std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  if (parent == nullptr || parent->get_parent() == nullptr) return command.get_name();
  return full_name(*parent) + " " + command.get_name();
}

// What the user typed that no option of the command takes.
Error unexpected(const CLI::App& command, const std::vector<std::string>& extras,
                 const std::string& help) {
  const auto option = std::find_if(extras.begin(), extras.end(), [](const std::string& extra) {
    return extra.size() > 1 && extra[0] == '-';
  });
  if (option == extras.end()) {
    return {fmt::format("unexpected '{}'{}", extras.front(),
                        suggestion(extras.front(), command_names(command))),
            help};
  }
  const std::string name = option->substr(0, option->find('='));
  return {fmt::format("'{}' has no option '{}'{}", full_name(command), name,
                      suggestion(name, option_names(command))),
          help};
}

Error usage_error(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& command = chosen_command(app);
  const std::string help =
      &command == &app
          ? std::string("'zonemend --help' lists commands and options")
          : fmt::format("'zonemend {} --help' lists what it takes", full_name(command));
  // CLI11 leaves what an inner command does not take to the outer ones.
  const auto extras = app.remaining(true);
  if (!extras.empty()) return unexpected(command, extras, help);
  return {error.what(), help};
}

// CLI11 speaks of a missing command where one is misspelt.
std::optional<Error> misspelt_command(const CLI::App& app, const std::vector<std::string>& args) {
  if (args.empty() || args[0].starts_with('-')) return std::nullopt;
  const auto names = command_names(app);
  if (std::find(names.begin(), names.end(), args[0]) != names.end()) return std::nullopt;
  return Error{fmt::format("there is no command '{}'{}", args[0], suggestion(args[0], names)),
               fmt::format("commands: {}", fmt::join(names, ", "))};
}

// The command of that name, for it takes time to describe them all; all, where there is none.
void add_commands(CLI::App& app, const Command& command, std::string_view name) {
  struct Entry {
    std::string_view name;
    void (*add)(CLI::App& app, const Command& command);
  };
  constexpr Entry commands[] = {{"check", add_check}, {"diff", add_diff},   {"kartra", add_kartra},
                                {"point", add_point}, {"hook", add_hook},   {"canon", add_canon},
                                {"rules", add_rules}, {"explain", add_explain}};
  const auto named = std::find_if(std::begin(commands), std::end(commands),
                                  [name](const Entry& entry) { return entry.name == name; });
  if (named != std::end(commands)) {
    named->add(app, command);
    return;
  }
  for (const Entry& entry : commands) entry.add(app, command);
}

int parse_and_run(const std::vector<std::string>& args, const Context& context) {
  CLI::App app("Finds what is wrong with DNS zone files and edits them without touching the rest");
  set_up(app);
  int status = exit_ok;
  const Command command{context, status};
  add_commands(app, command, args.empty() ? "" : args[0]);
  if (args.empty()) {
    context.err << app.help();
    return exit_trouble;
  }
  if (const auto error = misspelt_command(app, args)) {
    complain(context, *error);
    return exit_trouble;
  }
  try {
    app.parse(std::vector<std::string>(args.rbegin(), args.rend()));
  } catch (const CLI::CallForVersion& version) {
    context.out << version.what() << '\n';
  } catch (const CLI::CallForHelp&) {
    context.out << app.help();
  } catch (const CLI::ParseError& error) {
    complain(context, usage_error(app, error));
    return exit_trouble;
  }
  return status;
}

int internal_error(const Context& context, std::string_view what) {
  fmt::print(context.err, "zonemend: internal error: {}{}\n", printable(what),
             context.written ? "; " + printable(context.written()) : "");
  return exit_trouble;
}

}  // namespace

Context Context::at_version(FileAccess& version) const {
  return Context{.out = out,
                 .err = err,
                 .files = version,
                 .now = now,
                 .out_is_terminal = out_is_terminal,
                 .err_is_terminal = err_is_terminal,
                 .width = width,
                 .threads = threads,
                 .program = program,
                 .environment = environment,
                 .written = written,
                 .machine = &machine_files(),
                 .settings = settings};
}

int run(const std::vector<std::string>& args, const Context& context) {
  try {
    return parse_and_run(args, context);
  } catch (const std::bad_alloc&) {
    return internal_error(context, "out of memory");
  } catch (const std::exception& error) {
    return internal_error(context, error.what());
  } catch (...) {
    return internal_error(context, "unknown exception");
  }
}

}  // namespace zonemend::cli
