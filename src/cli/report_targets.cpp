#include "cli/report_targets.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

namespace zonemend::cli {

void add_report_options(CLI::App& command, OutputOptions& options,
                        std::vector<std::string_view> formats) {
  add_output_options(command, options, std::move(formats));
  command
      .add_option("--output", options.outputs,
                  "Where to write the report; with several --format, one for each")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

Result<std::vector<ReportTarget>> report_targets(const OutputOptions& options) {
  std::vector<ReportTarget> targets;
  for (std::size_t i = 0; i < std::max<std::size_t>(1, options.formats.size()); ++i) {
    const bool named = i < options.formats.size();
    targets.push_back({named ? options.formats[i] : "full",
                       i < options.outputs.size() ? options.outputs[i] : std::string()});
    if (targets.back().path == "-") targets.back().path.clear();
  }
  if (options.outputs.size() > targets.size()) {
    return Error{fmt::format("--output '{}' has no --format", options.outputs.back()),
                 "give --format and --output in pairs"};
  }
  const auto without_file = std::count_if(targets.begin(), targets.end(),
                                          [](const auto& target) { return target.path.empty(); });
  if (without_file > 1) {
    return Error{"two reports cannot share standard output",
                 "give all formats but one a file, with --output"};
  }
  for (std::size_t i = 0; i < targets.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (targets[i].path.empty() || targets[i].path != targets[j].path) continue;
      return Error{fmt::format("two reports cannot share the file '{}'", targets[i].path),
                   "give each a file of its own"};
    }
  }
  return targets;
}

std::ostream& ReportFiles::stream_for(const ReportTarget& target, std::ostream& stream) {
  if (target.path.empty()) return stream;
  files_.push_back(std::make_unique<File>());
  files_.back()->path = target.path;
  return files_.back()->text;
}

Status ReportFiles::finish() {
  for (const auto& file : files_) {
    if (auto error = context_.machine_files().write(file->path, file->text.str(), nullptr)) return error;
  }
  return std::nullopt;
}

}  // namespace zonemend::cli
