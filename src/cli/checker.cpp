#include "cli/checker.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "cli/progress.h"
#include "cli/show_config.h"
#include "text/ahead.h"
#include "text/parallel.h"
#include "zone/origin.h"
#include "zonemend/review.h"

namespace zonemend::cli {
namespace {

// Nothing to tell the zone's name from: to ask for --origin would lead nowhere.
Error empty_input(const std::string& name) {
  return {fmt::format("'{}' is empty: there is no zone in it", name),
          "restore the file from a backup or version control"};
}

bool holds_soa(const LoadedZone& loaded) {
  return !loaded.zone.records_of(RrType::soa).empty() ||
         std::any_of(loaded.findings.begin(), loaded.findings.end(),
                     [](const Finding& f) { return f.rule == "soa-not-at-apex"; });
}

bool concerns(const Finding& finding, SourceId source) {
  return finding.span.source == source ||
         std::any_of(finding.labels.begin(), finding.labels.end(),
                     [source](const Label& label) { return label.span.source == source; });
}

bool is_error(const Finding& finding) {
  return finding.severity.value_or(Severity::error) == Severity::error;
}

std::string count_of(std::size_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

}  // namespace

int Checker::run() {
  if (const auto error = prepare()) return fail(*error);
  for (Sink& sink : sinks_) sink.report->begin();
  if (versions_ != nullptr) {
    for (const ZonePair& pair : changed_) check_change(pair);
  } else {
    const std::vector<ZoneRef> refs = zones();
    Progress progress(context_, options_.output, refs.size());
    const unsigned threads = threads_of(context_, options_.input);
    const unsigned workers = threads < 2 || refs.size() < 2 ? 0 : threads;
    Ahead<Prepared> ahead(refs.size(), workers, std::size_t{4} * threads,
                          [&](std::size_t i) { return prepare_zone(refs[i]); });
    for (std::size_t i = 0; i < refs.size(); ++i) {
      Prepared prepared = ahead.take();
      progress.step(i, prepared.findings && prepared.findings->empty());
      check(refs[i], std::move(prepared));
    }
  }
  finish();
  return status();
}

Status Checker::prepare() {
  if (auto error = check_usage(options_)) return error;
  if (const auto origin = parse_origin(options_.input); !origin) return origin.error();
  // Settings that cannot be used stop everything: what they would have excused is not known.
  for (const std::string& path : options_.files.paths) {
    const auto file = settings_.settings_for(name_for_settings(options_.input, path));
    if (!file) return file.error();
  }
  if (versions_ == nullptr) {
    auto files = list_files(context_, options_.input, settings_, options_.files);
    if (!files) return files.error();
    files_ = std::move(*files);
    for (const ListedFile& listed : files_) {
      const auto file = settings_.settings_for(name_for_settings(options_.input, listed.path));
      if (!file) return file.error();
    }
  }
  if (versions_ != nullptr) {
    auto changed = changed_zones(*versions_, options_.input, options_.files.paths);
    if (!changed) return changed.error();
    changed_ = std::move(*changed);
  }
  if (auto error = read_named_conf()) return error;
  return make_reports();
}

Status Checker::make_reports() {
  const auto targets = report_targets(options_.output);
  if (!targets) return targets.error();
  for (const ReportTarget& target : *targets) {
    OutputOptions how = options_.output;
    how.format = target.format;
    auto report = make_report(context_, how, report_files_.stream_for(target, report_stream()));
    if (!report) return report.error();
    sinks_.push_back({std::move(*report), find_format(target.format)->most_per_file, 0});
  }
  return std::nullopt;
}

// A changed zone from standard input goes to standard output, and findings out of its way.
std::ostream& Checker::report_stream() const {
  const bool prints_zone =
      options_.mends() && !options_.diff && options_.files.paths == std::vector<std::string>{"-"};
  return prints_zone ? context_.err : context_.out;
}

int Checker::fail(const Error& error) {
  complain(context_, error);
  trouble_ = true;
  return exit_trouble;
}

Status Checker::read_named_conf() {
  if (options_.input.named_conf.empty()) return std::nullopt;
  auto conf = Configuration::read(context_, options_.input, settings_);
  if (!conf) return conf.error();
  configuration_ = std::move(*conf);
  configured_ = configuration_->zones();
  if (files_.empty() && configuration_->complain_of_missing() > 0) trouble_ = true;
  finder_.use(configured_);
  return std::nullopt;
}

// What the paths on the command line hold, or else all that the configuration names.
std::vector<ZoneRef> Checker::zones() {
  if (files_.empty() && configuration_) return configured_;
  std::vector<ZoneRef> result;
  for (const auto& [path, from_folder, repository] : files_) {
    std::vector<ZoneRef> known;
    if (configuration_ && path != "-") known = configuration_->zones_of(path);
    if (known.empty() || !options_.input.origin.empty()) {
      known = {{path, *load_options(context_, options_.input, settings_, path, repository),
                from_folder, repository}};
    }
    std::move(known.begin(), known.end(), std::back_inserter(result));
  }
  return result;
}

// Everything about a zone that can be done before its turn comes.
Checker::Prepared Checker::prepare_zone(const ZoneRef& zone) {
  Prepared result;
  const ThreadsAtHand threads(zone.options.threads);
  auto file = read_zone_file(context_, options_.input, zone);
  if (!file) {
    // A link to somewhere else that is not even called like a zone.
    result.is_other_file =
        zone.from_folder && !looks_like_zone_file(zone.path) && leads_out(context_, zone);
    result.trouble = file.error();
    return result;
  }
  const std::string_view bytes = file->source.bytes();
  result.name = file->source.name();
  result.empty = bytes.empty();
  result.stamp = file->stamp;
  const bool named = !zone.from_folder || zone.options.origin;
  const bool by_text = !named && !looks_like_zone_file(zone.path);
  if (!named && !(by_text ? has_zone_text(bytes) : is_likely_zone(zone.path, bytes))) {
    result.is_other_file = true;
    return result;
  }
  auto loaded = load_zone(std::move(file->source), zone.options);
  if (!loaded) {
    // A text about zones, perhaps: it does not say which one it would be.
    result.is_other_file = by_text;
    result.trouble = loaded.error();
    return result;
  }
  result.loaded = std::make_unique<const LoadedZone>(std::move(*loaded));
  const bool whole = !result.loaded->zone.records_of(RrType::soa).empty();
  if (whole && !options_.mends() && !options_.diff && !options_.show_config) {
    result.findings = lint(*result.loaded, lint_options(zone.path, result.loaded->zone));
  }
  return result;
}

void Checker::check(const ZoneRef& zone, Prepared prepared) {
  if (prepared.is_other_file) return;
  const bool lacks_soa = !prepared.loaded || prepared.loaded->zone.records_of(RrType::soa).empty();
  const bool is_read = prepared.loaded || !prepared.name.empty();
  if (is_read && lacks_soa && !prepared.empty && check_part(zone, prepared.loaded != nullptr)) {
    return;
  }
  if (!prepared.loaded) {
    fail(is_read && prepared.empty ? empty_input(prepared.name) : *prepared.trouble);
    return;
  }
  treat({.path = zone.path,
         .stamp = prepared.stamp,
         .loaded = *prepared.loaded,
         .options = zone.options,
         .source = 0,
         .findings = std::move(prepared.findings)});
}

// What the change brings comes first, and only that counts for the exit status.
void Checker::check_change(const ZonePair& pair) {
  if (!pair.after) return;  // nothing is wrong with a zone that is gone
  auto loaded = load_pair(pair, versions_->before(), context_, options_.input);
  if (!loaded) {
    fail(loaded.error());
    return;
  }
  const LoadOptions options = loaded->after->options;
  std::optional<LoadedZone> before;
  if (loaded->before) before = std::move(loaded->before->loaded);
  const LintOptions lint =
      rules_.lint_options(*pair.after, loaded->after->loaded.zone.origin_name());
  ZoneReview review =
      review_zone(*pair.after, std::move(before), std::move(loaded->after->loaded), lint);
  std::vector<Finding> findings = std::move(review.consequences);
  std::move(review.introduced.begin(), review.introduced.end(), std::back_inserter(findings));
  const std::size_t brought = findings.size();
  std::move(review.inherited.begin(), review.inherited.end(), std::back_inserter(findings));
  // A baseline knows the findings of the whole file.
  std::vector<Finding> unknown = findings;
  if (const auto error = known_.sift(*pair.after, unknown)) fail(*error);
  std::set<std::pair<std::string_view, std::string_view>> kinds;
  for (const Finding& finding : unknown) kinds.emplace(finding.rule, finding.message);
  findings.resize(brought);
  std::erase_if(findings, [&](const Finding& finding) {
    return !kinds.contains({finding.rule, finding.message});
  });
  brings_errors_ = brings_errors_ || std::any_of(findings.begin(), findings.end(), is_error);
  const Subject subject{
      .path = *pair.after, .stamp = {}, .loaded = *review.after, .options = options};
  publish(subject, review.after->zone, options_.all ? unknown : findings);
}

// A file without SOA is checked through the zones that include it; where there are none and its
// name is no zone's, by itself. False when it has to be taken for a zone.
bool Checker::check_part(const ZoneRef& part, bool has_origin) {
  if (part.path == "-") return false;
  const auto resolved = context_.files.resolve(part.path);
  if (!resolved) return false;
  const auto zones = finder_.zones_including(*resolved, part.options.include_roots.front());
  // Who looks through the folder comes by those zones as well.
  if (part.from_folder && !zones.empty()) return true;
  if (zones.size() > 1 && options_.mends()) caution_several(part.path);
  for (const ZoneRef& zone : zones) check_within(zone, part.path, *resolved, zones.size() == 1);
  if (!zones.empty()) return true;
  if (has_origin) return false;

  LoadOptions options = part.options;
  options.fragment = true;
  auto file = read_zone_file(context_, options_.input, part);
  if (!file) return false;
  const auto loaded = load_zone(std::move(file->source), options);
  if (!loaded || holds_soa(*loaded)) return false;
  treat({.path = part.path, .stamp = file->stamp, .loaded = *loaded, .options = options});
  return true;
}

void Checker::check_within(const ZoneRef& zone, const std::string& path,
                           const std::string& resolved, bool only_one) {
  auto file = read_zone_file(context_, options_.input, zone);
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

void Checker::caution_several(const std::string& path) const {
  caution(context_, {fmt::format("'{}' is included several times, so it was not mended", path),
                     "a fix that is right in one place may be wrong in another: mend it by hand"});
}

LintOptions Checker::lint_options(const std::string& path, const Zone& zone) {
  const std::lock_guard lock(settings_mutex_);
  return rules_.lint_options(path, zone.origin_name());
}

void Checker::treat(const Subject& subject) {
  if (options_.show_config) {
    const auto settings = settings_.settings_for(name_for_settings(options_.input, subject.path));
    const bool there = settings && *settings != nullptr;
    show_config(context_.out, subject.text().name(), there ? (*settings)->settings.path : "",
                subject.loaded, subject.options,
                rules_.rules_for(subject.path, subject.loaded.zone.origin_name()));
  } else if (options_.mends()) {
    mend_file(subject);
  } else {
    look(subject);
  }
}

// Reports the findings; with `unmended`, also why the fixes were not applied.
void Checker::look(const Subject& subject, const Status& unmended) {
  if (unmended) fail(*unmended);
  if (options_.diff) return;
  explain_input(context_, options_.output, subject.loaded);
  report(subject, subject.loaded.zone,
         subject.findings ? *subject.findings
                          : lint(subject.loaded, lint_options(subject.path, subject.loaded.zone)));
}

void Checker::mend_file(const Subject& subject) {
  auto mended =
      mend(subject, options_, lint_options(subject.path, subject.loaded.zone), context_.now);
  if (!mended) {
    look(subject, mended.error());
    return;
  }
  explain_input(context_, options_.output, mended->loaded);
  if (options_.diff) {
    show_diff(subject.text(), *mended);
  } else if (put(subject, *mended)) {
    if (options_.add_suppressions) {
      silenced_ += mended->applied;
    } else {
      tally_.fixed += mended->applied;
    }
    report(subject, mended->loaded.zone, mended->remaining);
  }
  if (mended->serial && !options_.output.quiet) {
    fmt::print(context_.err, "zonemend: {}: records change, so the serial does: {} -> {}\n",
               printable(subject.text().name()), mended->serial->before, mended->serial->after);
  }
  if (mended->caution) caution(context_, *mended->caution);
}

void Checker::show_diff(const Source& source, const Mended& mended) {
  print_text(context_, unified_diff(source.name(), source.bytes(), mended.edits));
  if (!mended.edits.empty()) ++changed_files_;
  tally_.fixed += mended.applied;
  tally_.withheld += mended.withheld;
}

bool Checker::put(const Subject& subject, const Mended& mended) {
  if (subject.path == "-") {
    print_text(context_, mended.text);
    return true;
  }
  if (mended.edits.empty()) return true;
  const FileStamp* stamp = subject.stamp ? &*subject.stamp : nullptr;
  const auto error = context_.files.write(subject.path, mended.text, stamp);
  if (error) fail(*error);
  return !error;
}

// Of an included file, only what concerns it.
void Checker::report(const Subject& subject, const Zone& zone, std::vector<Finding> findings) {
  if (subject.source != 0) {
    std::erase_if(findings,
                  [&](const Finding& finding) { return !concerns(finding, subject.source); });
  }
  if (const auto error = known_.sift(subject.path, findings)) fail(*error);
  publish(subject, zone, findings);
}

void Checker::publish(const Subject& subject, const Zone& zone, std::span<const Finding> findings) {
  ++tally_.files;
  for (const Finding& finding : findings) count(finding, subject.source);
  for (Sink& sink : sinks_) {
    std::span<const Finding> shown = findings;
    if (sink.most_per_file > 0 && shown.size() > sink.most_per_file) {
      sink.omitted += shown.size() - sink.most_per_file;
      shown = shown.first(sink.most_per_file);
    }
    sink.report->findings(zone.sources(), shown);
  }
}

void Checker::count(const Finding& finding, SourceId source) {
  const Severity severity = finding.severity.value_or(Severity::error);
  if (severity == Severity::error) ++tally_.errors;
  if (severity == Severity::warning) ++tally_.warnings;
  if (severity == Severity::info) ++tally_.infos;
  const Safety safety = fixable_with(finding, source);
  if (safety == Safety::safe) ++tally_.fixable;
  if (safety == Safety::unsafe) ++tally_.withheld;
}

void Checker::finish() {
  if (options_.show_config) return;
  if (!options_.diff) {
    if (options_.add_suppressions && !options_.output.quiet) {
      fmt::print(context_.err, "zonemend: {} silenced by comments\n",
                 count_of(silenced_, "finding"));
      if (tally_.errors > 0) {
        fmt::print(context_.err, "zonemend: what BIND refuses is not silenced: mend it\n");
      }
    }
    tally_.complete = !trouble_;
    if (versions_ != nullptr && tally_.files == 0 && !trouble_ && !options_.output.quiet) {
      fmt::print(context_.err, "zonemend: no zone changes\n");
    }
    const bool only_folders = std::all_of(files_.begin(), files_.end(),
                                          [](const ListedFile& file) { return file.from_folder; });
    if (versions_ == nullptr && only_folders && !configuration_ && tally_.files == 0 && !trouble_) {
      fmt::print(context_.err, "zonemend: no zone files found\n");
    }
    // Without any file that was read there is nothing to sum up.
    const bool sum = tally_.files > 0 || options_.output.format != "full";
    for (Sink& sink : sinks_) {
      if (!sum || !options_.write_baseline.empty()) break;
      tally_.omitted = sink.omitted;
      sink.report->end(tally_);
    }
    if (const auto error = report_files_.finish()) fail(*error);
    if (const auto error = trouble_ ? std::nullopt : known_.finish()) fail(*error);
    return;
  }
  if (!options_.output.quiet) sum_up_diff();
}

void Checker::sum_up_diff() {
  if (options_.add_suppressions) {
    fmt::print(context_.err, "{} would be silenced in {}\n", count_of(tally_.fixed, "finding"),
               count_of(changed_files_, "file"));
    return;
  }
  if (changed_files_ == 0) {
    fmt::print(context_.err, "no fixes to apply");
  } else {
    fmt::print(context_.err, "{} {} would change {}", tally_.fixed,
               tally_.fixed == 1 ? "fix" : "fixes", count_of(changed_files_, "file"));
  }
  if (tally_.withheld > 0) {
    fmt::print(context_.err, "; {} more with --unsafe-fixes", tally_.withheld);
  }
  fmt::print(context_.err, "\n");
}

int Checker::status() const {
  if (trouble_) return exit_trouble;
  const bool errors = versions_ != nullptr ? brings_errors_ : tally_.errors > 0;
  return errors || changed_files_ > 0 ? exit_findings : exit_ok;
}

}  // namespace zonemend::cli
