// zonemend diff: what a change of zones means, record by record, and whether it is safe.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/cli.h"
#include "cli/rule_setup.h"
#include "cli/zone_pairs.h"
#include "lint/nearest_name.h"
#include "patch/serial.h"
#include "zonemend/diff_report.h"

namespace zonemend::cli {
namespace {

constexpr const char* footer = R"(Examples:
  zonemend diff old.zone new.zone           two versions of a zone
  zonemend diff zones.old/ zones/           two folders of zones
  zonemend diff --base main                 this working tree, since it left main (git)
  zonemend diff --staged                    what would be committed
  zonemend diff --base main --head feature zones/ --format markdown
  zonemend diff --base main --fix           raise the serials that were forgotten

Comments, order, layout, 1h for 3600 and the letter case of names make no difference.

Exit status: 0 no errors in the change (warnings may be there), 1 it brings errors,
2 trouble.)";

struct DiffOptions {
  CheckOptions check;  // paths, input, output and rules
  VersionChoice versions;
  bool fix = false;
};

class Differ {
 public:
  Differ(const Context& context, const DiffOptions& options)
      : context_(context), options_(options) {}

  int run() {
    if (const auto error = prepare()) return fail(*error);
    for (const auto& report : reports_) report->begin();
    for (const ZonePair& pair : pairs_) compare(pair);
    tally_.complete = !trouble_;
    for (const auto& report : reports_) report->end(tally_);
    if (const auto error = report_files_.finish()) fail(*error);
    if (trouble_) return exit_trouble;
    return has_errors_ ? exit_findings : exit_ok;
  }

 private:
  int fail(const Error& error) {
    complain(context_, error);
    trouble_ = true;
    return exit_trouble;
  }

  Status prepare() {
    if (auto error = check_versions(options_.versions)) return error;
    if (auto error = check_selection(options_.check.selection)) return error;
    if (const auto origin = parse_origin(options_.check.input); !origin) return origin.error();
    if (!options_.check.input.named_conf.empty()) {
      return Error{"diff does not read named.conf",
                   "name the zones' files and origins in .zonemend.toml"};
    }
    if (auto error = make_reports()) return error;
    return options_.versions.any() ? find_in_git() : find_on_disk();
  }

  Status make_reports() {
    const auto targets = report_targets(options_.check.output);
    if (!targets) return targets.error();
    for (const ReportTarget& target : *targets) {
      const DiffFormat* format = find_diff_format(target.format);
      if (format == nullptr) return unknown_format(target.format);
      ReportOptions how;
      how.color = target.path.empty() &&
                  use_color(context_, options_.check.output.color, context_.out_is_terminal);
      how.width = context_.width;
      how.totals = !options_.check.output.quiet;
      reports_.push_back(format->make(report_files_.stream_for(target, context_.out), how));
    }
    return std::nullopt;
  }

  static Error unknown_format(const std::string& id) {
    std::vector<std::string_view> ids;
    for (const DiffFormat* item : all_diff_formats()) ids.push_back(item->id);
    return {fmt::format("diff has no format '{}'{}", id, did_you_mean(id, ids)),
            fmt::format("formats: {}", fmt::join(ids, ", "))};
  }

  Status find_in_git() {
    auto versions = Versions::open(context_, options_.versions);
    if (!versions) return versions.error();
    versions_ = std::move(*versions);
    if (options_.fix && !versions_->after_is_working_tree()) {
      return Error{"--fix raises serials in the working tree, but another version was asked for",
                   "leave --staged and --head out"};
    }
    auto pairs = changed_zones(*versions_, options_.check.input, options_.check.files.paths);
    if (!pairs) return pairs.error();
    pairs_ = std::move(*pairs);
    return std::nullopt;
  }

  Status find_on_disk() {
    const auto& paths = options_.check.files.paths;
    if (paths.size() != 2) {
      return Error{"diff compares two files or folders, or two versions in git",
                   "name OLD and NEW, or give --base REV or --staged"};
    }
    if (paths[0] == "-" && paths[1] == "-") {
      return Error{"standard input can be read only once", "give - once"};
    }
    const auto is_folder = [&](const std::string& path) {
      return path != "-" && context_.files.exists(path) && !context_.files.list(path).empty();
    };
    if (is_folder(paths[0]) && is_folder(paths[1])) {
      pairs_ = zones_of_folders(context_, paths[0], paths[1]);
    } else {
      pairs_ = {{paths[0], paths[1]}};
    }
    return std::nullopt;
  }

  const Context& before() const { return versions_ ? versions_->before() : context_; }
  const Context& after() const { return versions_ ? versions_->after() : context_; }

  void compare(const ZonePair& pair) {
    auto loaded = load_pair(pair, before(), after(), options_.check.input);
    if (!loaded) {
      fail(loaded.error());
      return;
    }
    ZoneReview review = review_of(pair, std::move(*loaded));
    if (options_.fix && raise_serial(review)) {
      loaded = load_pair(pair, before(), after(), options_.check.input);
      if (!loaded) {
        fail(loaded.error());
        return;
      }
      review = review_of(pair, std::move(*loaded));
    }
    has_errors_ = has_errors_ || review.has_errors();
    tally_.count(review);
    for (const auto& report : reports_) report->zone(review);
  }

  ZoneReview review_of(const ZonePair& pair, LoadedPair loaded) {
    SettingsFinder settings(after(), options_.check.input.settings);
    const RuleSetup rules(after(), options_.check, settings);
    const LoadedSide& side = loaded.after ? *loaded.after : *loaded.before;
    const LintOptions lint = rules.lint_options(pair.shown(), side.loaded.zone.origin_name());
    return review_zone(pair.shown(), take(loaded.before), take(loaded.after), lint);
  }

  static std::optional<LoadedZone> take(std::optional<LoadedSide>& side) {
    if (!side) return std::nullopt;
    return std::move(side->loaded);
  }

  // True when a serial was written.
  bool raise_serial(const ZoneReview& review) {
    const bool wanted = std::any_of(
        review.consequences.begin(), review.consequences.end(), [](const Finding& finding) {
          return finding.rule == "serial-not-increased" || finding.rule == "serial-decreased" ||
                 finding.rule == "include-changed-serial-not";
        });
    if (!wanted || !review.before || !review.after) return false;
    const auto next = next_serial(*review.change->serial_before(), SerialPolicy{}, context_.now);
    if (!next) return fail(next.error()), false;
    SerialPolicy policy;
    policy.kind = SerialPolicy::Kind::number;
    policy.number = next->after;
    const auto serial = plan_serial(review.after->zone, policy, context_.now);
    if (!serial) return fail(serial.error()), false;
    if (!*serial) return false;
    for (const SourceId source : edited_sources((*serial)->edits)) {
      if (const auto error = write(*review.after, source, (*serial)->edits)) {
        return fail(*error), false;
      }
    }
    fmt::print(context_.err, "zonemend: {}: serial {} -> {}\n", printable(review.path),
               *review.change->serial_before(), next->after);
    return true;
  }

  Status write(const LoadedZone& loaded, SourceId source, const std::vector<Edit>& edits) {
    const Source& text = loaded.zone.sources().at(source);
    const auto bytes = apply_edits(text.bytes(), edits_of(edits, source));
    if (!bytes) return bytes.error();
    const auto& stamp = loaded.files[source].stamp;
    const std::string& path = source == 0 ? text.name() : loaded.files[source].path;
    return after().files.write(path, *bytes, stamp ? &*stamp : nullptr);
  }

  const Context& context_;
  const DiffOptions& options_;
  std::unique_ptr<Versions> versions_;  // null: files on disk
  std::vector<ZonePair> pairs_;
  ReportFiles report_files_{context_};
  std::vector<std::unique_ptr<DiffReport>> reports_;
  DiffTally tally_;
  bool has_errors_ = false;
  bool trouble_ = false;
};

}  // namespace

void add_diff(CLI::App& app, const Command& command) {
  auto options = std::make_shared<DiffOptions>();
  CLI::App* diff =
      app.add_subcommand("diff", "Say what a change of zones means, and whether it is safe");
  diff->footer(footer);
  diff->add_option("PATH", options->check.files.paths,
                   "OLD and NEW: files, folders, or - for standard input; with --base or --staged, "
                   "only these files and folders")
      ->type_name("");
  add_version_options(*diff, options->versions, true);
  diff->add_flag("--fix", options->fix, "Raise forgotten serials in the working tree");
  add_input_options(*diff, options->check.input);
  add_selection_options(*diff, options->check.selection);
  std::vector<std::string_view> formats;
  for (const DiffFormat* format : all_diff_formats()) formats.push_back(format->id);
  add_report_options(*diff, options->check.output, std::move(formats));
  diff->callback([options, &status = command.status, &context = command.context] {
    status = Differ(context, *options).run();
  });
}

}  // namespace zonemend::cli
