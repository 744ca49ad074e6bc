// The baseline of a run: findings that were there before and are not reported again.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/check_options.h"
#include "zonemend/baseline.h"

namespace zonemend::cli {

class KnownFindings {
 public:
  KnownFindings(const Context& context, const CheckOptions& options, SettingsFinder& settings)
      : context_(context), options_(options), settings_(settings) {}

  // Takes the known ones away, or, with --write-baseline, writes all of them down. `path`: of the
  // file, as given on the command line. Says on context.err what is wrong with a baseline.
  Status sift(const std::string& path, std::vector<Finding>& findings);
  // Writes the new baseline, and says what became of the old one.
  Status finish();

 private:
  struct Known {
    Baseline baseline;
    std::size_t taken = 0;
  };

  // The baseline of the command line, or else the one that the settings for the file name.
  Result<Known*> baseline_of(const std::string& path);
  Result<Known*> known_from(const std::string& place, const SettingsFile* settings);
  std::string seen_from(const std::string& baseline, const std::string& path) const;

  const Context& context_;
  const CheckOptions& options_;
  SettingsFinder& settings_;
  std::map<std::string, Known> read_;  // by the baseline's path
  Baseline written_;
};

}  // namespace zonemend::cli
