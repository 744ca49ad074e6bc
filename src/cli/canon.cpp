// zonemend canon: the records of a zone, one a line, in canonical form.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/cli.h"
#include "cli/common.h"
#include "report/shared/json_text.h"
#include "report/shared/line_start.h"
#include "zonemend/canonical.h"
#include "zonemend/rule.h"

namespace zonemend::cli {
namespace {

struct CanonOptions {
  InputOptions input;
  std::string file;
  std::string format = "text";
  bool no_sort = false;
  bool keep_case = false;
};

class CanonWriter {
 public:
  CanonWriter(std::ostream& out, const Zone& zone, const CanonOptions& options)
      : out_(out), zone_(zone), options_(options) {}

  void write() {
    for (const CanonicalRecord& item : canonical_records(zone_, !options_.no_sort)) {
      if (options_.format == "json") {
        write_json(item);
      } else {
        const Record& record = zone_.record(item.id);
        const std::string line = fmt::format("{} {} {} {} {}", owner(item.id), item.ttl, rr_class(),
                                             rr_type_text(record.type), rdata(record));
        // All but what build servers obey is plain already.
        const bool plain = line[0] != ':' && line.find("##") == line.npos;
        fmt::print(out_, "{}\n", plain ? line : printable_at_line_start(line));
      }
    }
  }

 private:
  std::string rr_class() const { return rr_class_text(zone_.rr_class()); }

  std::string rdata(const Record& record) const {
    const std::string_view wire = zone_.rdata(record);
    return rdata_text(record.type, zone_.rr_class(),
                      options_.keep_case ? std::string(wire) : folded_rdata(record.type, wire));
  }

  std::string owner(RecordId id) const {
    const auto spelt = options_.keep_case ? spelt_owner(zone_, id) : std::nullopt;
    return spelt ? spelt->text() : zone_.name(zone_.record(id).owner).text();
  }

  void write_json(const CanonicalRecord& item) {
    const Record& record = zone_.record(item.id);
    const nlohmann::ordered_json line{{"owner", owner(item.id)},
                                      {"ttl", item.ttl},
                                      {"class", rr_class()},
                                      {"type", rr_type_text(record.type)},
                                      {"rdata", rdata(record)}};
    fmt::print(out_, "{}\n", json_text(line));
  }

  std::ostream& out_;
  const Zone& zone_;
  const CanonOptions& options_;
};

// What keeps the zone from being read whole: its records would not be those that BIND serves.
std::size_t complain_of_errors(const Context& context, const LoadedZone& loaded) {
  std::size_t count = 0;
  for (const Finding& finding : loaded.findings) {
    const Rule* rule = find_rule(finding.rule);
    if (rule == nullptr || rule->effect == Effect::none) continue;
    const SourceSet& sources = loaded.zone.sources();
    const Position at = sources.position(finding.span);
    complain(context, {fmt::format("{}:{}:{}: {} [{}]", sources.at(finding.span.source).name(),
                                   at.line, at.column, finding.message, finding.rule),
                       finding.help});
    ++count;
  }
  return count;
}

int run_canon(const Context& context, const CanonOptions& options) {
  if (options.format != "text" && options.format != "json") {
    complain(context, {fmt::format("there is no format '{}' of records", options.format),
                       "use --format text or --format json"});
    return exit_trouble;
  }
  const auto file = load_argument(context, options.file, options.input);
  if (!file) {
    complain(context, file.error());
    return exit_trouble;
  }
  if (complain_of_errors(context, file->loaded) > 0) return exit_findings;
  CanonWriter(context.out, file->loaded.zone, options).write();
  return exit_ok;
}

}  // namespace

void add_canon(CLI::App& app, const Command& command) {
  CLI::App* const canon = app.add_subcommand(
      "canon", "Print the zone's records as BIND serves them, sorted, one a line");
  canon->footer(
      "Examples:\n"
      "  zonemend canon db.example.com\n"
      "  diff <(zonemend canon old.zone) <(zonemend canon new.zone)");
  auto options = std::make_shared<CanonOptions>();
  canon->add_option("FILE", options->file, "The zone file; - for standard input")->required();
  canon->add_option("--format", options->format, "text: a zone file; json: one object a line")
      ->type_name("ID")
      ->default_str("text");
  canon->add_flag("--no-sort", options->no_sort, "Keep the order of the file");
  canon->add_flag("--keep-case", options->keep_case, "Keep the letter case of names");
  add_input_options(*canon, options->input);
  canon->callback([options, command] { command.status = run_canon(command.context, *options); });
}

}  // namespace zonemend::cli
