// zonemend check: every problem of the given zone files at once, and mending them.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <memory>

#include "cli/cli.h"
#include "cli/common.h"
#include "cli/configuration.h"
#include "cli/zone_finder.h"
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
  LintOptions lint;
  bool fix = false;
  bool unsafe_fixes = false;
  bool diff = false;

  bool mends() const { return fix || diff; }
  Safety allowed() const { return unsafe_fixes ? Safety::unsafe : Safety::safe; }
};

Status check_usage(const CheckOptions& options) {
  if (options.paths.empty() && options.input.named_conf.empty()) {
    return Error{"no zone file given",
                 "name the zone files, - for standard input, or BIND's configuration with "
                 "--named-conf"};
  }
  if (options.paths.empty() && !options.input.origin.empty()) {
    return Error{"--origin names one zone, but no file is given", "name the zone's file"};
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
  return check_selection(options.lint.selection);
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
    if (const auto origin = parse_origin(options_.input); !origin) return fail(origin.error());
    if (auto error = read_configuration()) return fail(*error);
    auto report = make_report(context_, options_.output, report_stream());
    if (!report) return fail(report.error());
    report_ = std::move(*report);
    most_per_file_ = find_format(options_.output.format)->most_per_file;
    report_->begin();
    for (const ZoneRef& zone : zones()) check(zone);
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

  Status read_configuration() {
    if (options_.input.named_conf.empty()) return std::nullopt;
    auto conf = Configuration::read(context_, options_.input);
    if (!conf) return conf.error();
    configuration_ = std::move(*conf);
    configured_ = configuration_->zones();
    if (options_.paths.empty() && configuration_->complain_of_missing() > 0) trouble_ = true;
    finder_.use(configured_);
    return std::nullopt;
  }

  // What the paths on the command line hold, or else all that the configuration names.
  std::vector<ZoneRef> zones() {
    if (options_.paths.empty()) return configured_;
    std::vector<ZoneRef> result;
    for (const std::string& path : options_.paths) {
      std::vector<ZoneRef> known;
      if (configuration_ && path != "-") known = configuration_->zones_of(path);
      if (known.empty() || !options_.input.origin.empty()) {
        known = {{path, *load_options(context_, options_.input, path)}};
      }
      std::move(known.begin(), known.end(), std::back_inserter(result));
    }
    return result;
  }

  void check(const ZoneRef& zone) {
    auto file = read_argument(context_, zone.path, options_.input);
    if (!file) {
      fail(file.error());
      return;
    }
    const std::string name = file->source.name();
    const bool empty = file->source.bytes().empty();
    auto loaded = load_zone(std::move(file->source), zone.options);
    const bool lacks_soa = !loaded || loaded->zone.records_of(RrType::soa).empty();
    if (lacks_soa && !empty && check_part(zone, static_cast<bool>(loaded))) return;
    if (!loaded) {
      fail(empty ? empty_input(name) : loaded.error());
      return;
    }
    treat({.path = zone.path, .stamp = file->stamp, .loaded = *loaded, .options = zone.options});
  }

  // One reading of a file: as a zone of its own, or as a part of one.
  struct Subject {
    std::string path;  // of the file
    std::optional<FileStamp> stamp;
    const LoadedZone& loaded;
    const LoadOptions& options;
    SourceId source = 0;  // the file among those of the zone

    const Source& text() const { return loaded.zone.sources().at(source); }
  };

  void treat(const Subject& subject) {
    if (options_.mends()) {
      mend(subject);
    } else {
      look(subject);
    }
  }

  // A file without SOA is checked through the zones that include it; where there are none and its
  // name is no zone's, by itself. False when it has to be taken for a zone.
  bool check_part(const ZoneRef& part, bool has_origin) {
    if (part.path == "-") return false;
    const auto resolved = context_.files.resolve(part.path);
    if (!resolved) return false;
    const auto zones = finder_.zones_including(*resolved, part.options.include_roots.front());
    if (zones.size() > 1 && options_.mends()) caution_several(part.path);
    for (const ZoneRef& zone : zones) check_within(zone, part.path, *resolved, zones.size() == 1);
    if (!zones.empty()) return true;
    if (has_origin) return false;

    LoadOptions options = part.options;
    options.fragment = true;
    auto file = context_.files.read(part.path);
    if (!file) return false;
    const auto loaded = load_zone(std::move(file->source), options);
    if (!loaded || holds_soa(*loaded)) return false;
    treat({.path = part.path, .stamp = file->stamp, .loaded = *loaded, .options = options});
    return true;
  }

  static bool holds_soa(const LoadedZone& loaded) {
    return !loaded.zone.records_of(RrType::soa).empty() ||
           std::any_of(loaded.findings.begin(), loaded.findings.end(),
                       [](const Finding& f) { return f.rule == "soa-not-at-apex"; });
  }

  void check_within(const ZoneRef& zone, const std::string& path, const std::string& resolved,
                    bool only_one) {
    auto file = context_.files.read(zone.path);
    if (!file) return;
    const auto loaded = load_zone(std::move(file->source), zone.options);
    const auto source = loaded ? source_of(*loaded, resolved) : std::nullopt;
    if (!source) return;
    const Subject subject{.path = path,
                          .stamp = loaded->files[*source].stamp,
                          .loaded = *loaded,
                          .options = zone.options,
                          .source = *source};
    if (options_.output.verbose) {
      fmt::print(context_.err, "zonemend: {}: checked as a part of '{}'\n", printable(path),
                 printable(zone.path));
    }
    const bool once = loaded->zone.times_read(*source) == 1;
    if (only_one && !once && options_.mends()) caution_several(path);
    if (only_one && once) {
      treat(subject);
    } else {
      look(subject);
    }
  }

  void caution_several(const std::string& path) const {
    caution(context_,
            {fmt::format("'{}' is included several times, so it was not mended", path),
             "a fix that is right in one place may be wrong in another: mend it by hand"});
  }

  // Reports the findings; with `unmended`, also why the fixes were not applied.
  void look(const Subject& subject, const Status& unmended = std::nullopt) {
    if (unmended) fail(*unmended);
    if (options_.diff) return;
    explain_input(context_, options_.output, subject.loaded);
    report(subject.loaded.zone, lint(subject.loaded, options_.lint), subject.source);
  }

  void mend(const Subject& subject) {
    const Source& source = subject.text();
    auto fixed = subject.source == 0
                     ? fix_zone(source.name(), source.bytes(), subject.options, options_.lint,
                                options_.allowed())
                     : fix_included(subject.loaded, subject.loaded.files[subject.source].resolved,
                                    subject.options, options_.lint, options_.allowed());
    if (!fixed) {
      look(subject, fixed.error());
      return;
    }
    explain_input(context_, options_.output, fixed->loaded);
    if (options_.diff) {
      show_diff(source, *fixed);
    } else if (put(subject, *fixed)) {
      tally_.fixed += fixed->applied.size();
      report(fixed->loaded.zone, fixed->remaining, subject.source);
    }
  }

  void show_diff(const Source& source, const FixResult& fixed) {
    context_.out << unified_diff(source.name(), source.bytes(), fixed.edits);
    if (!fixed.edits.empty()) ++changed_files_;
    tally_.fixed += fixed.applied.size();
    tally_.withheld += fixed.withheld;
  }

  bool put(const Subject& subject, const FixResult& fixed) {
    if (subject.path == "-") {
      context_.out << fixed.text;
      return true;
    }
    if (fixed.edits.empty()) return true;
    const FileStamp* stamp = subject.stamp ? &*subject.stamp : nullptr;
    const auto error = context_.files.write(subject.path, fixed.text, stamp);
    if (error) fail(*error);
    return !error;
  }

  // Of an included file, only what concerns it.
  void report(const Zone& zone, std::vector<Finding> findings, SourceId source) {
    if (source != 0) {
      std::erase_if(findings, [&](const Finding& finding) { return !concerns(finding, source); });
    }
    ++tally_.files;
    for (const Finding& finding : findings) count(finding, source);
    std::span<const Finding> shown(findings);
    if (most_per_file_ > 0 && shown.size() > most_per_file_) {
      tally_.omitted += shown.size() - most_per_file_;
      shown = shown.first(most_per_file_);
    }
    report_->findings(zone.sources(), shown);
  }

  static bool concerns(const Finding& finding, SourceId source) {
    return finding.span.source == source ||
           std::any_of(finding.labels.begin(), finding.labels.end(),
                       [source](const Label& label) { return label.span.source == source; });
  }

  void count(const Finding& finding, SourceId source) {
    const Severity severity = finding.severity.value_or(Severity::error);
    if (severity == Severity::error) ++tally_.errors;
    if (severity == Severity::warning) ++tally_.warnings;
    if (severity == Severity::info) ++tally_.infos;
    const Safety safety = fixable_with(finding, source);
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
  ZoneFinder finder_{context_, options_.input};
  std::optional<Configuration> configuration_;
  std::vector<ZoneRef> configured_;
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
  add_rule_list(*check, "--select", options->lint.selection.select,
                "Only these rules; 'all' for every rule there is");
  add_rule_list(*check, "--ignore", options->lint.selection.ignore, "Not these rules");
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
