// zonemend check: every problem of the given zone files at once, and mending them.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/checker.h"
#include "cli/cli.h"

namespace zonemend::cli {
namespace {

constexpr const char* footer = R"(Examples:
  zonemend check example.com.zone                   all problems, each with its lines
  zonemend check --format concise zones/*.zone      one line each; every file is its own zone
  zonemend check --fix example.com.zone             mend in place what is safe to mend
  zonemend check --diff --unsafe-fixes example.com.zone
                                                    show what --fix --unsafe-fixes would do
  zonemend check --ignore no-final-newline,ttl-* example.com.zone
  zonemend check --base main                         only what this branch brings (git)
  zonemend check --write-baseline known.json zones/*.zone
                                                    from now on, with --baseline known.json, only
                                                    what is new is reported
  zonemend check --origin example.com --stdin-filename db.example.com - < db.example.com

One line is excused by a comment on it or above it: ; zonemend: ignore=RULE reason

Exit status: 0 no errors (warnings may be there), 1 errors, or --diff would change a file,
2 trouble (wrong usage, a file that cannot be read or written).)";

int run_check(const Context& context, const CheckOptions& options) {
  if (!options.versions.any()) return Checker(context, options).run();
  if (const auto error = check_usage(options)) {
    complain(context, *error);
    return exit_trouble;
  }
  const auto versions = Versions::open(context, options.versions);
  if (!versions) {
    complain(context, versions.error());
    return exit_trouble;
  }
  return Checker((*versions)->after(), options, versions->get()).run();
}

}  // namespace

void add_check(CLI::App& app, const Command& command) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* check =
      app.add_subcommand("check", "Report every problem in zone files, and mend them");
  check->footer(footer);
  add_file_options(*check, options->files);
  add_input_options(*check, options->input);
  add_selection_options(*check, options->selection);
  add_version_options(*check, options->versions, false);
  check->add_flag("--all", options->all,
                  "With --base or --staged: also the problems that were there before");
  check->add_flag("--fix", options->fix, "Mend the files where that is safe");
  check->add_flag("--unsafe-fixes", options->unsafe_fixes,
                  "With --fix or --diff: also fixes that change what is served");
  check->add_flag("--diff", options->diff, "Show what --fix would change; write nothing");
  check
      ->add_option(
          "--serial", options->serial,
          "The SOA serial when fixes change records: auto, keep, increment, date, unixtime "
          "or a number")
      ->type_name("HOW")
      ->default_str("auto");
  check->add_flag("--dnssec", options->dnssec, "Also verify signatures, which takes longer");
  check
      ->add_option("--time", options->time,
                   "When signatures must be valid: 2026-11-25, 20261125123000, Unix time; else now")
      ->type_name("WHEN");
  check->add_flag("--add-suppressions", options->add_suppressions,
                  "Write comments into the files that silence what is found");
  check->add_option("--baseline", options->baseline, "Leave out the findings written down there")
      ->type_name("FILE");
  check
      ->add_option("--write-baseline", options->write_baseline,
                   "Write all findings down instead of reporting them")
      ->type_name("FILE");
  check->add_flag("--show-config", options->show_config,
                  "Print which settings hold for the files and where they come from");
  add_report_options(*check, options->output);
  check->callback([options, &command_status = command.status, &context = command.context] {
    command_status = run_check(context, *options);
  });
}

}  // namespace zonemend::cli
