// Which zones a change is about, and both versions of each.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/common.h"
#include "cli/versions.h"
#include "cli/zone_finder.h"

namespace zonemend::cli {

// A zone file on both sides.
struct ZonePair {
  std::optional<std::string> before;
  std::optional<std::string> after;
  // Where they were found, when nobody named them; empty: in no repository.
  std::string repository_before = {};
  std::string repository_after = {};
  const std::string& shown() const { return after ? *after : *before; }
};

// Of the files that differ, the zone files, and the zones that include one of the others. With
// `only`, those at or below one of these paths. An Error when the settings of the version after
// cannot be used: which files are zones is not known then.
Result<std::vector<ZonePair>> changed_zones(const Versions& versions, const InputOptions& input,
                                            const std::vector<std::string>& only);

// The zone files below two folders, put together by their paths in them.
std::vector<ZonePair> zones_of_folders(const Context& context, const std::string& before,
                                       const std::string& after);

// A zone of one side.
struct LoadedSide {
  LoadedZone loaded;
  LoadOptions options;
};
// Both sides of a pair; at least one. Where the text does not name the zone, the side before is
// taken for the same zone as the side after.
struct LoadedPair {
  std::optional<LoadedSide> before;
  std::optional<LoadedSide> after;
};
Result<LoadedPair> load_pair(const ZonePair& pair, const Context& before, const Context& after,
                             const InputOptions& input);

}  // namespace zonemend::cli
