// Output formats. One file in src/report/ exports one Format.
#pragma once

#include <ostream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/finding.h"
#include "zonemend/plan.h"
#include "zonemend/source.h"

namespace zonemend {

struct ReportOptions {
  bool color = false;     // ANSI colours
  unsigned width = 0;     // terminal columns; 0: unknown
  bool totals = true;     // the summary at the end
};

// Totals over a run.
struct Tally {
  std::size_t files = 0;
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t infos = 0;
  std::size_t fixed = 0;      // fixes that were applied
  std::size_t fixable = 0;    // findings that --fix would mend
  std::size_t withheld = 0;   // findings that only --unsafe-fixes would mend
  std::size_t omitted = 0;    // findings that were counted above, but not reported one by one
  bool complete = true;       // everything that was asked for could be read and written
};

// What an editing command did, for reports.
struct PlanReport {
  std::string command;         // "kartra"
  std::string file;            // as the user named it
  std::string host;            // absolute, with final dot
  std::string target;          // absolute, with final dot; empty for a removal
  std::string diff;            // unified diff; empty when nothing changes
  bool from_stdin = false;     // there is no file to write
  bool written = false;        // the file was changed on disk
  std::string written_to;      // where to
  const LoadedZone* zone = nullptr;
  const Plan* plan = nullptr;
  std::vector<std::string> registrar_form;  // "Type: CNAME", … for people who type it in elsewhere
};

class Report {
 public:
  virtual ~Report() = default;
  virtual void begin() {}
  // The findings of one file, in file order.
  virtual void findings(const SourceSet& sources, std::span<const Finding> findings) = 0;
  virtual void plan(const PlanReport& report) = 0;
  virtual void end(const Tally& tally) = 0;
};

struct Format {
  std::string_view id;  // "full"
  std::string_view summary;
  std::unique_ptr<Report> (*make)(std::ostream& out, const ReportOptions& options);
  // How many findings of one file are worth reporting one by one; 0: all. Who opens a binary file
  // as a zone must not have to scroll through a million lines.
  std::size_t most_per_file = 0;
  // Programs read the output: nothing else may stand on the same stream, and nothing is left out of
  // it for --quiet.
  bool for_programs = false;
};

std::span<const Format* const> all_formats();  // sorted by id
const Format* find_format(std::string_view id);

// Zone text made safe for a terminal or a log: control and bidirectional characters and bytes that
// are not UTF-8 as "\ddd" (decimal), as zone files escape them.
std::string printable(std::string_view text);

}  // namespace zonemend
