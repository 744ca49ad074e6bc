// Several reports of one run: --format and --output in pairs.
#pragma once

#include <memory>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/common.h"

namespace zonemend::cli {

// One report: in which format, and where to. An empty path is the stream of the command.
struct ReportTarget {
  std::string format;
  std::string path;
};

// --format and --output, each several times, and the other options of reports.
void add_report_options(CLI::App& command, OutputOptions& options,
                        std::vector<std::string_view> formats = {});

// The first --output belongs to the first --format, and so on; of the formats at most one may be
// left without a file.
Result<std::vector<ReportTarget>> report_targets(const OutputOptions& options);

// Text that goes into a file when all of it is there.
class ReportFiles {
 public:
  explicit ReportFiles(const Context& context) : context_(context) {}

  // `stream` for a target without a path.
  std::ostream& stream_for(const ReportTarget& target, std::ostream& stream);
  // Writes the files; the first failure, if any.
  Status finish();

 private:
  struct File {
    std::string path;
    std::ostringstream text;
  };
  const Context& context_;
  std::vector<std::unique_ptr<File>> files_;
};

}  // namespace zonemend::cli
