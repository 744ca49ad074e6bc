// The zones that a file belongs to.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/common.h"

namespace zonemend::cli {

// A zone file and how to read it.
struct ZoneRef {
  std::string path;
  LoadOptions options;
  bool from_folder = false;  // nobody named it: it need not be a zone
  std::string repository;    // then: where it was found; empty: in none
};

// Its text. A file that was found in a repository, links of which strangers may have made, has to
// lie there, or in one of the folders that files may be included from.
Result<InputFile> read_zone_file(const Context& context, const InputOptions& input,
                                 const ZoneRef& zone);
// Whether it does not.
bool leads_out(const Context& context, const ZoneRef& zone);

// Finds the zones that include a file, among those that the configuration names or, without one,
// among the zone files of the repository. What was found out is kept for the next question.
class ZoneFinder {
 public:
  ZoneFinder(const Context& context, const InputOptions& input, SettingsFinder& settings)
      : context_(context), input_(input), settings_(settings) {}

  // From now on these are the zones to look among. They are read when somebody asks.
  void use(std::vector<ZoneRef> zones) { configured_ = std::move(zones); }
  // `resolved`: see FileAccess::resolve. `root` is the folder to look in without a configuration.
  std::vector<ZoneRef> zones_including(const std::string& resolved, const std::string& root);

 private:
  struct Known {
    ZoneRef zone;
    std::set<std::string> included;  // resolved paths
  };
  void look_in(const std::string& root);
  void walk(const std::string& folder, std::size_t depth);
  void consider(std::string path);
  void learn(ZoneRef zone);

  const Context& context_;
  const InputOptions& input_;
  SettingsFinder& settings_;
  std::vector<Known> known_;
  std::optional<std::vector<ZoneRef>> configured_;  // until they are looked at: then empty
  std::set<std::string> seen_roots_;
  std::size_t items_ = 0;
  std::string here_;        // the working directory, with a final slash
  std::string repository_;  // that is looked in; empty: none
};

}  // namespace zonemend::cli
