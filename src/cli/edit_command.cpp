#include "cli/edit_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/write_steps.h"
#include "patch/host_name.h"
#include "patch/serial.h"
#include "zonemend/prove.h"

namespace zonemend::cli {
namespace {

// The bytes and explanation of one edit on their way out.
class Delivery {
 public:
  Delivery(const Context& context, const EditOptions& options, const LoadedFile& file)
      : context_(context), options_(options), file_(file) {}

  int run(const EditRequest& request, const Name& host, Plan& plan, std::string_view text) {
    const Source& source = file_.source();
    PlanReport report;
    report.command = request.command;
    report.file = source.name();
    report.from_stdin = options_.file == "-";
    report.host = host.text();
    if (request.target && !options_.remove) report.target = request.target->text();
    report.zone = &file_.loaded;
    report.plan = &plan;
    refuse_several_files(plan);
    report.diff = diff_of(plan);
    if (!options_.remove && request.target && plan.outcome == Outcome::change) {
      report.registrar_form = registrar_form(host, *request.target);
    }
    if (Status failed = write_file(plan, text, report)) {
      complain(context_, *failed);
      return exit_trouble;
    }
    if (!explain(report)) return exit_trouble;
    if (prints_text() && plan.outcome != Outcome::refused) {
      print_text(context_, options_.diff ? std::string_view(report.diff) : text);
    }
    if (plan.outcome == Outcome::refused) return exit_findings;
    return options_.check && plan.outcome == Outcome::change ? exit_findings : exit_ok;
  }

 private:
  // The diffs of all files that change.
  std::string diff_of(const Plan& plan) const {
    const SourceSet& sources = file_.loaded.zone.sources();
    std::string text;
    for (const SourceId id : edited_sources(plan.edits)) {
      text += unified_diff(sources.at(id).name(), sources.at(id).bytes(), edits_of(plan.edits, id));
    }
    return text;
  }

  // Standard output and --output can carry one file, the zone's own.
  void refuse_several_files(Plan& plan) const {
    if (plan.outcome != Outcome::change || options_.diff || options_.check || for_programs())
      return;
    if (options_.in_place) return;
    const auto edited = edited_sources(plan.edits);
    if (edited == std::vector<SourceId>{0}) return;
    Finding refusal{.rule = "several-files"};
    refusal.span = plan.edits.back().span;
    refusal.label = "a change in an included file";
    refusal.message =
        edited.size() == 1
            ? "the change is in an included file, not in the zone's own"
            : fmt::format("the change is in {} files, which cannot all be printed", edited.size());
    refusal.help = "use --in-place to write the files, or --diff to see the change";
    plan = Plan{.refusals = {std::move(refusal)}};
  }

  // "-" stands for standard output, as it stands for standard input.
  bool has_output_file() const {
    return !options_.output_file.empty() && options_.output_file != "-";
  }
  bool writes_file() const { return options_.in_place || has_output_file(); }
  bool for_programs() const {
    const Format* format = find_format(options_.output.format);
    return format != nullptr && format->for_programs;
  }
  // Whether standard output carries the zone or the diff.
  bool prints_text() const { return !writes_file() && !options_.check && !for_programs(); }

  Status write_file(const Plan& plan, std::string_view text, PlanReport& report) {
    if (plan.outcome == Outcome::refused || options_.check || options_.diff) return std::nullopt;
    const bool changes = plan.outcome == Outcome::change;
    if (has_output_file()) {
      report.written_to = options_.output_file;
      report.written = true;
      return context_.files.write(options_.output_file, text, nullptr);
    }
    if (!options_.in_place || !changes) return std::nullopt;
    report.written_to = written_names(plan);
    report.written = true;
    const auto steps = write_order(file_.loaded.zone.sources(), plan);
    if (!steps) return steps.error();
    return write_steps(context_, file_, *steps);
  }

  // "db.example.com, hosts.inc"
  std::string written_names(const Plan& plan) const {
    std::string names;
    for (const SourceId id : edited_sources(plan.edits)) {
      names += (names.empty() ? "" : ", ") + file_.loaded.files[id].path;
    }
    return names;
  }

  bool explain(const PlanReport& report) {
    if (options_.output.quiet && !for_programs() && report.plan->outcome != Outcome::refused)
      return true;
    std::ostream& out = prints_text() ? context_.err : context_.out;
    auto format = make_report(context_, options_.output, out);
    if (!format) {
      complain(context_, format.error());
      return false;
    }
    (*format)->begin();
    (*format)->plan(report);
    return true;
  }

  // The four fields that a registrar's form asks for.
  std::vector<std::string> registrar_form(const Name& host, const Name& target) const {
    const std::string full = target.text();
    return {
        "Type: CNAME",
        fmt::format("Host: {}", host.view().text_relative_to(file_.loaded.zone.origin_name())),
        fmt::format("Target: {}", full.substr(0, full.size() - 1)),
        options_.ttl.empty() ? "TTL: automatic or default" : fmt::format("TTL: {}", options_.ttl)};
  }

  const Context& context_;
  const EditOptions& options_;
  const LoadedFile& file_;
};

Result<Replace> parse_replace(const std::string& text) {
  if (text.empty()) return Replace::none;
  if (text == "addresses") return Replace::addresses;
  if (text == "all") return Replace::all;
  return Error{fmt::format("--replace={} is not known", text),
               "use --replace=addresses (A, AAAA, HTTPS, SVCB) or --replace=all"};
}

Result<std::optional<std::uint32_t>> parse_ttl(const std::string& text) {
  if (text.empty()) return std::optional<std::uint32_t>();
  const TtlValue ttl = ttl_from_text(text);
  if (ttl.error != TtlError::none || ttl.seconds > max_ttl) {
    return Error{fmt::format("--ttl '{}' is not a time", text),
                 "give seconds (3600) or digits with units (1h30m), at most 2147483647 seconds"};
  }
  return std::optional(ttl.seconds);
}

Status check_modes(const EditOptions& options) {
  const int modes = int{options.diff} + int{options.in_place} + int{options.check} +
                    int{!options.output_file.empty()};
  if (modes > 1) {
    return Error{"--diff, --in-place, --output and --check exclude each other", "choose one"};
  }
  if (options.in_place && options.file == "-") {
    return Error{"--in-place cannot write to standard input",
                 "leave it out: the zone goes to standard output"};
  }
  if (options.remove && !(options.ttl.empty() && options.replace.empty())) {
    return Error{"--ttl and --replace mean nothing with --remove", "leave them out"};
  }
  return std::nullopt;
}

Finding plain_note(std::string_view reason, std::string message, std::string help = {}) {
  Finding note{.rule = reason};
  note.message = std::move(message);
  note.help = std::move(help);
  return note;
}

// A dynamic zone keeps changes beside the file; what is edited here would be lost (BIND ARM).
void note_journal(const Context& context, const EditOptions& options, Plan& plan) {
  const std::string journal = options.file + ".jnl";
  if (options.file == "-" || !context.files.exists(journal)) return;
  plan.notes.push_back(
      plain_note("journal-exists", fmt::format("'{}' exists: this is a dynamic zone", journal),
                 "run 'rndc freeze' for the zone before the change and 'rndc thaw' "
                 "after it, or BIND overwrites the file"));
}

// Other zones may read the file too, and this command does not see them.
void note_included_files(const LoadedZone& loaded, Plan& plan) {
  for (const SourceId id : edited_sources(plan.edits)) {
    if (id == 0) continue;
    plan.notes.push_back(
        plain_note("included-file-changes",
                   fmt::format("'{}' is an included file: other zones that include it change too",
                               loaded.files[id].path),
                   "raise their serials as well"));
  }
}

// The serial comes last (see write_order.h), and nothing tells later that it did not come.
void note_cut_off(const LoadedZone& loaded, Plan& plan) {
  if (loaded.files.size() < 2) return;
  plan.notes.push_back(plain_note(
      "serial-may-be-old",
      "the zone has several files: if an earlier run was cut off between them, the serial may not "
      "have been raised yet",
      "compare it with the name server's; in git, 'zonemend diff --base HEAD --fix' raises it"));
}

}  // namespace

void add_edit_options(CLI::App& command, EditOptions& options) {
  command.add_option("FILE", options.file, "The zone file; - for standard input")->required();
  command.add_option("--host", options.host, "The host: www, sales, or a full name")
      ->required()
      ->type_name("HOST");
  command.add_flag("--remove", options.remove, "Remove the host's alias instead");
  command
      .add_option("--replace", options.replace,
                  "Let records at the host be replaced: addresses (A, AAAA, HTTPS, SVCB) or all")
      ->type_name("WHAT");
  command.add_option("--ttl", options.ttl, "The new record's TTL: 3600, 1h")->type_name("TTL");
  command
      .add_option("--serial", options.serial,
                  "The SOA serial: auto, keep, increment, date, unixtime or a number")
      ->type_name("HOW")
      ->default_str("auto");
  command.add_flag("--force", options.force,
                   "Go ahead even though NS, MX or SRV records point at the host");
  command.add_flag("--allow-signed", options.allow_signed,
                   "The file is the unsigned copy of an inline-signing set-up");
  command.add_flag("--diff", options.diff, "Print a unified diff instead of the zone");
  command.add_flag("-i,--in-place", options.in_place, "Write the file");
  command.add_option("-o,--output", options.output_file, "Write the zone to this file")
      ->type_name("FILE");
  command.add_flag("--check", options.check, "Print no zone; exit 1 if something would change");
  add_input_options(command, options.input);
  add_output_options(command, options.output);
}

int run_edit(const Context& context, const EditOptions& options, LoadedFile& file,
             const EditRequest& request) {
  const auto fail = [&context](const Error& error) {
    complain(context, error);
    return exit_trouble;
  };
  if (auto bad = check_modes(options)) return fail(*bad);
  const auto replace = parse_replace(options.replace);
  if (!replace) return fail(replace.error());
  const auto ttl = parse_ttl(options.ttl);
  if (!ttl) return fail(ttl.error());
  if (options.output.formats.size() > 1) {
    return fail({"--format is given several times", "an edit has one report: give it once"});
  }
  const auto serial = parse_serial_policy(options.serial);
  if (!serial) return fail(serial.error());
  const auto host = parse_host(options.host, file.loaded.zone);
  if (!host) return fail(host.error());
  explain_input(context, options.output, file.loaded);

  Plan plan;
  if (options.remove) {
    plan = plan_remove(file.loaded, {.host = *host,
                                     .target = request.target,
                                     .target_suffix = request.target_suffix,
                                     .allow_signed = options.allow_signed,
                                     .serial = *serial,
                                     .now = context.now});
  } else {
    plan = plan_point(file.loaded, {.host = *host,
                                    .target = *request.target,
                                    .replace = *replace,
                                    .force = options.force,
                                    .allow_signed = options.allow_signed,
                                    .ttl = *ttl,
                                    .serial = *serial,
                                    .now = context.now});
  }

  std::optional<Proved> proved;
  if (plan.outcome == Outcome::change) {
    auto proof = prove(file.loaded, file.options, plan);
    if (!proof) return fail(proof.error());
    proved = std::move(*proof);
    refuse_consequences(file.loaded, proved->after, options.force, file.options.threads, plan);
  }
  if (plan.outcome == Outcome::change) {
    note_journal(context, options, plan);
    note_included_files(file.loaded, plan);
    const NameView origin = file.loaded.zone.origin_name();
    for (std::string& sentence : request.notes(host->view(), origin)) {
      plan.notes.push_back(plain_note("provider-note", std::move(sentence)));
    }
  }
  if (plan.outcome == Outcome::already) note_cut_off(file.loaded, plan);
  for (auto* list : {&plan.decisions, &plan.notes}) {
    for (Finding& finding : *list) finding.severity = Severity::info;
  }
  const std::string_view text = proved ? proved->text() : file.source().bytes();
  return Delivery(context, options, file).run(request, *host, plan, text);
}

}  // namespace zonemend::cli
