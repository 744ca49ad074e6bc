// zonemend check: every problem of the given zone files at once, and mending them.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/cli.h"
#include "cli/common.h"
#include "zonemend/lint.h"

namespace zonemend::cli {
namespace {

constexpr const char* footer = R"(Examples:
  zonemend check example.com.zone                   all problems, each with its lines
  zonemend check --format concise zones/*.zone      one line each; every file is its own zone
  zonemend check --fix example.com.zone             mend in place what is safe to mend
  zonemend check --diff --unsafe-fixes example.com.zone
                                                    show what --fix --unsafe-fixes would do
  zonemend check --ignore no-final-newline,rdata-not-checked example.com.zone
  zonemend check --origin example.com --stdin-filename db.example.com - < db.example.com

One line is excused by a comment on it or above it: ; zonemend: ignore=RULE reason

Exit status: 0 no errors (warnings may be there), 1 errors, or --diff would change a file,
2 trouble (wrong usage, a file that cannot be read or written).)";

struct CheckOptions {
  std::vector<std::string> paths;
  InputOptions input;
  OutputOptions output;
  Selection selection;
  bool fix = false;
  bool unsafe_fixes = false;
  bool diff = false;

  bool mends() const { return fix || diff; }
  Safety allowed() const { return unsafe_fixes ? Safety::unsafe : Safety::safe; }
};

Status check_usage(const CheckOptions& options) {
  if (options.paths.empty()) {
    return Error{"no zone file given", "name the zone files, or - for standard input"};
  }
  if (!options.input.origin.empty() && options.paths.size() > 1) {
    return Error{"--origin names one zone, but several files are given",
                 "check the files one by one, or leave --origin out"};
  }
  if (options.unsafe_fixes && !options.mends()) {
    return Error{"--unsafe-fixes alone does nothing",
                 "add --fix to apply the fixes, or --diff to see them"};
  }
  if (std::count(options.paths.begin(), options.paths.end(), "-") > 1) {
    return Error{"standard input can be read only once", "give - once"};
  }
  const bool has_stdin =
      std::find(options.paths.begin(), options.paths.end(), "-") != options.paths.end();
  if (has_stdin && options.paths.size() > 1 && options.fix && !options.diff) {
    return Error{"--fix prints the zone of standard input, so - has to be the only file",
                 "fix the other files in a run of their own"};
  }
  return check_selection(options.selection);
}

// Nothing to tell the zone's name from: to ask for --origin would lead nowhere.
Error empty_input(const std::string& name) {
  return {fmt::format("'{}' is empty: there is no zone in it", name),
          "restore the file from a backup or version control"};
}

class Checker {
 public:
  Checker(const Context& context, const CheckOptions& options)
      : context_(context), options_(options) {}

  int run() {
    if (const auto error = check_usage(options_)) return fail(*error);
    if (auto how = load_options(context_, options_.input, options_.paths.front()); !how) {
      return fail(how.error());
    }
    auto report = make_report(context_, options_.output, report_stream());
    if (!report) return fail(report.error());
    report_ = std::move(*report);
    most_per_file_ = find_format(options_.output.format)->most_per_file;
    report_->begin();
    for (const std::string& path : options_.paths) check(path);
    finish();
    return status();
  }

 private:
  // A fixed zone from standard input goes to standard output, and findings out of its way.
  std::ostream& report_stream() const {
    const bool prints_zone =
        options_.fix && !options_.diff && options_.paths == std::vector<std::string>{"-"};
    return prints_zone ? context_.err : context_.out;
  }

  int fail(const Error& error) {
    complain(context_, error);
    trouble_ = true;
    return exit_trouble;
  }

  void check(const std::string& path) {
    auto file = read_argument(context_, path, options_.input);
    if (!file) {
      fail(file.error());
      return;
    }
    load_ = *load_options(context_, options_.input, path);
    if (options_.mends()) {
      mend(path, std::move(*file));
    } else {
      look(std::move(*file));
    }
  }

  // Reports the findings; with `unmended`, also why the fixes were not applied.
  void look(InputFile file, const Status& unmended = std::nullopt) {
    const bool empty = file.source.bytes().empty();
    const std::string name = file.source.name();
    auto loaded = load_zone(std::move(file.source), load_);
    if (!loaded) {
      fail(empty ? empty_input(name) : loaded.error());
      return;
    }
    if (unmended) fail(*unmended);
    if (options_.diff) return;
    explain_input(context_, options_.output, *loaded);
    report(loaded->zone, lint(*loaded, options_.selection));
  }

  void mend(const std::string& path, InputFile file) {
    const Source& source = file.source;
    auto fixed =
        fix_zone(source.name(), source.bytes(), load_, options_.selection, options_.allowed());
    if (!fixed) {
      look(std::move(file), fixed.error());
      return;
    }
    explain_input(context_, options_.output, fixed->loaded);
    if (options_.diff) {
      show_diff(source, *fixed);
    } else if (put(path, file, *fixed)) {
      tally_.fixed += fixed->applied.size();
      report(fixed->loaded.zone, fixed->remaining);
    }
  }

  void show_diff(const Source& source, const FixResult& fixed) {
    context_.out << unified_diff(source.name(), source.bytes(), fixed.edits);
    if (!fixed.edits.empty()) ++changed_files_;
    tally_.fixed += fixed.applied.size();
    tally_.withheld += fixed.withheld;
  }

  bool put(const std::string& path, const InputFile& file, const FixResult& fixed) {
    if (path == "-") {
      context_.out << fixed.text;
      return true;
    }
    if (fixed.edits.empty()) return true;
    const FileStamp* stamp = file.stamp ? &*file.stamp : nullptr;
    const auto error = context_.files.write(path, fixed.text, stamp);
    if (error) fail(*error);
    return !error;
  }

  void report(const Zone& zone, const std::vector<Finding>& findings) {
    ++tally_.files;
    for (const Finding& finding : findings) count(finding);
    std::span<const Finding> shown(findings);
    if (most_per_file_ > 0 && shown.size() > most_per_file_) {
      tally_.omitted += shown.size() - most_per_file_;
      shown = shown.first(most_per_file_);
    }
    report_->findings(zone.sources(), shown);
  }

  void count(const Finding& finding) {
    const Severity severity = finding.severity.value_or(Severity::error);
    if (severity == Severity::error) ++tally_.errors;
    if (severity == Severity::warning) ++tally_.warnings;
    if (severity == Severity::info) ++tally_.infos;
    const Safety safety = fixable_with(finding);
    if (safety == Safety::safe) ++tally_.fixable;
    if (safety == Safety::unsafe) ++tally_.withheld;
  }

  void finish() {
    if (!options_.diff) {
      // Without any file that was read there is nothing to sum up.
      if (tally_.files > 0 || options_.output.format != "full") report_->end(tally_);
      return;
    }
    if (options_.output.quiet) return;
    if (changed_files_ == 0) {
      fmt::print(context_.err, "no fixes to apply");
    } else {
      fmt::print(context_.err, "{} {} would change {} {}", tally_.fixed,
                 tally_.fixed == 1 ? "fix" : "fixes", changed_files_,
                 changed_files_ == 1 ? "file" : "files");
    }
    if (tally_.withheld > 0) {
      fmt::print(context_.err, "; {} more with --unsafe-fixes", tally_.withheld);
    }
    fmt::print(context_.err, "\n");
  }

  int status() const {
    if (trouble_) return exit_trouble;
    return tally_.errors > 0 || changed_files_ > 0 ? exit_findings : exit_ok;
  }

  const Context& context_;
  const CheckOptions& options_;
  LoadOptions load_;
  std::unique_ptr<Report> report_;
  std::size_t most_per_file_ = 0;
  Tally tally_;
  std::size_t changed_files_ = 0;  // with --diff
  bool trouble_ = false;
};

void add_rule_list(CLI::App& command, const char* name, std::vector<std::string>& list,
                   const char* description) {
  command.add_option(name, list, description)
      ->type_name("RULE,RULE")
      ->delimiter(',')
      ->allow_extra_args(false);
}

}  // namespace

void add_check(CLI::App& app, const Command& command) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* check =
      app.add_subcommand("check", "Report every problem in zone files, and mend them");
  check->footer(footer);
  check->add_option("PATH", options->paths, "Zone files, each its own zone; - for standard input")
      ->type_name("");
  add_input_options(*check, options->input);
  add_rule_list(*check, "--select", options->selection.select,
                "Only these rules; 'all' for every rule there is");
  add_rule_list(*check, "--ignore", options->selection.ignore, "Not these rules");
  check->add_flag("--fix", options->fix, "Mend the files where that is safe");
  check->add_flag("--unsafe-fixes", options->unsafe_fixes,
                  "With --fix or --diff: also fixes that change what is served");
  check->add_flag("--diff", options->diff, "Show what --fix would change; write nothing");
  add_output_options(*check, options->output);
  check->callback([options, &command_status = command.status, &context = command.context] {
    command_status = Checker(context, *options).run();
  });
}

}  // namespace zonemend::cli
