// What named.conf (--named-conf) says of the zone files on the command line.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/zone_finder.h"
#include "zonemend/named_conf.h"

namespace zonemend::cli {

class Configuration {
 public:
  // Says on context.err what of the configuration could not be understood. Borrows the arguments.
  static Result<Configuration> read(const Context& context, const InputOptions& input,
                                    SettingsFinder& settings);

  // Every primary zone whose file is text and is here; each combination of file, name and class
  // once, however many views share it.
  std::vector<ZoneRef> zones() const;
  // Complains of zone files that are not here; how many those are.
  std::size_t complain_of_missing() const;
  // The same for one file: none when the configuration does not name it.
  std::vector<ZoneRef> zones_of(const std::string& path) const;

 private:
  // A zone whose file is checked, and where that file is here.
  struct Place {
    const ConfZone* zone;
    std::string path;      // empty: it is not here
    std::string resolved;  // see FileAccess::resolve
  };

  Configuration(const Context& context, const InputOptions& input, SettingsFinder& settings,
                NamedConf conf);

  std::string place_of(const ConfZone& zone) const;
  std::optional<ZoneRef> reference(const ConfZone& zone, std::string path) const;

  const Context* context_;
  const InputOptions* input_;
  SettingsFinder* settings_;
  std::unique_ptr<const NamedConf> conf_;  // stays where it is when the Configuration moves
  std::vector<Place> places_;
};

}  // namespace zonemend::cli
