// The course of `zonemend check`: from paths to zones, from zones to findings, and to the report.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/check_options.h"
#include "cli/configuration.h"
#include "cli/known_findings.h"
#include "cli/mender.h"
#include "cli/rule_setup.h"
#include "cli/zone_finder.h"
#include "cli/zone_pairs.h"
#include "zonemend/report.h"

namespace zonemend::cli {

class Checker {
 public:
  // Borrows them. With `versions` only what the change between them brings is reported, and
  // `context` must have the files of the version after it.
  Checker(const Context& context, const CheckOptions& options, const Versions* versions = nullptr)
      : context_(context), options_(options), versions_(versions) {}

  // The exit status.
  int run();

 private:
  std::ostream& report_stream() const;
  int fail(const Error& error);
  Status prepare();
  Status make_reports();
  Status read_named_conf();
  std::vector<ZoneRef> zones();
  void check_change(const ZonePair& pair);

  // A zone that was read, and judged if it is only to be looked at.
  struct Prepared {
    std::string name;  // of the text; empty when the file could not be read
    bool empty = false;
    bool is_other_file = false;  // found in a folder, and no zone
    std::optional<FileStamp> stamp;
    std::unique_ptr<const LoadedZone> loaded;
    std::optional<std::vector<Finding>> findings;
    std::optional<Error> trouble;
  };
  // For several threads at once.
  Prepared prepare_zone(const ZoneRef& zone);
  void check(const ZoneRef& zone, Prepared prepared);
  bool check_part(const ZoneRef& part, bool has_origin);
  void check_within(const ZoneRef& zone, const std::string& path, const std::string& resolved,
                    bool only_one);
  void caution_several(const std::string& path) const;

  void treat(const Subject& subject);
  void look(const Subject& subject, const Status& unmended = std::nullopt);
  void mend_file(const Subject& subject);
  void show_diff(const Source& source, const Mended& mended);
  bool put(const Subject& subject, const Mended& mended);
  LintOptions lint_options(const std::string& path, const Zone& zone);

  void report(const Subject& subject, const Zone& zone, std::vector<Finding> findings);
  void publish(const Subject& subject, const Zone& zone, std::span<const Finding> findings);
  void count(const Finding& finding, SourceId source);
  void finish();
  void sum_up_diff();
  int status() const;

  const Context& context_;
  const CheckOptions& options_;
  const Versions* versions_;
  SettingsFinder settings_{context_, options_.input.settings};
  RuleSetup rules_{context_, options_, settings_};
  KnownFindings known_{context_, options_, settings_};
  ZoneFinder finder_{context_, options_.input, settings_};
  std::optional<Configuration> configuration_;
  std::vector<ZoneRef> configured_;
  std::vector<ListedFile> files_;
  std::vector<ZonePair> changed_;  // with versions
  std::mutex settings_mutex_;
  // One of the reports of the run.
  struct Sink {
    std::unique_ptr<Report> report;
    std::size_t most_per_file = 0;  // see Format
    std::size_t omitted = 0;
  };
  ReportFiles report_files_{context_};
  std::vector<Sink> sinks_;
  Tally tally_;
  std::size_t changed_files_ = 0;  // with --diff
  std::size_t silenced_ = 0;       // with --add-suppressions
  bool brings_errors_ = false;     // with versions: the change does
  bool trouble_ = false;
};

}  // namespace zonemend::cli
