#include "cli/configuration.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "text/paths.h"

namespace zonemend::cli {
namespace {

bool is_checked(const ConfZone& zone) {
  const bool written_by_people = zone.kind == ZoneKind::primary || zone.kind == ZoneKind::redirect;
  return written_by_people && zone.text_format && !zone.file.empty();
}

// Leaves out what comes again: views share files.
class Zones {
 public:
  void add(std::optional<ZoneRef> zone) {
    if (!zone) return;
    const std::string origin(zone->options.origin->view().wire());
    if (!seen_.insert({zone->path, origin, zone->options.rr_class}).second) return;
    list_.push_back(std::move(*zone));
  }
  std::vector<ZoneRef> take() { return std::move(list_); }

 private:
  std::set<std::tuple<std::string, std::string, RrClass>> seen_;
  std::vector<ZoneRef> list_;
};

}  // namespace

Result<Configuration> Configuration::read(const Context& context, const InputOptions& input,
                                          SettingsFinder& settings) {
  auto conf = read_named_conf(context.files, input.named_conf, "");
  if (!conf) return conf.error();
  for (const ConfProblem& problem : conf->problems) {
    const Position at = conf->sources.position(problem.span);
    caution(context, {fmt::format("{}:{}:{}: {}", conf->sources.at(problem.span.source).name(),
                                  at.line, at.column, problem.message),
                      problem.help});
  }
  return Configuration(context, input, settings, std::move(*conf));
}

Configuration::Configuration(const Context& context, const InputOptions& input,
                             SettingsFinder& settings, NamedConf conf)
    : context_(&context),
      input_(&input),
      settings_(&settings),
      conf_(std::make_unique<const NamedConf>(std::move(conf))) {
  for (const ConfZone& zone : conf_->zones) {
    if (!is_checked(zone)) continue;
    Place place{&zone, place_of(zone), {}};
    const auto resolved = place.path.empty() ? Result<std::string>(std::string())
                                             : context_->files.resolve(place.path);
    if (resolved) place.resolved = *resolved;
    places_.push_back(std::move(place));
  }
}

// Where the file is here: a checkout need not lie where the server has it.
std::string Configuration::place_of(const ConfZone& zone) const {
  const std::string beside = folder_of(input_->named_conf) + zone.file;
  if (context_->files.exists(zone.path)) return zone.path;
  if (!zone.file.starts_with('/') && context_->files.exists(beside)) return beside;
  return {};
}

std::optional<ZoneRef> Configuration::reference(const ConfZone& zone, std::string path) const {
  auto options = load_options(*context_, *input_, *settings_, path);
  if (!options) return std::nullopt;
  options->origin = zone.name;
  options->origin_from = input_->named_conf;
  options->rr_class = zone.rr_class;
  if (options->include_directory.empty() && conf_->directory_known) {
    const std::string folder = folder_of(input_->named_conf);
    const bool is_here = context_->files.exists(conf_->directory);
    options->include_directory = is_here ? conf_->directory : folder.empty() ? "." : folder;
    const auto resolved = context_->files.resolve(options->include_directory);
    if (resolved) options->include_roots.push_back(*resolved);
  }
  return ZoneRef{std::move(path), std::move(*options)};
}

std::vector<ZoneRef> Configuration::zones() const {
  Zones result;
  for (const Place& place : places_) {
    if (!place.path.empty()) result.add(reference(*place.zone, place.path));
  }
  return result.take();
}

std::size_t Configuration::complain_of_missing() const {
  std::size_t missing = 0;
  for (const auto& [zone, path, resolved] : places_) {
    if (!path.empty()) continue;
    const Position at = conf_->sources.position(zone->file_span);
    complain(*context_,
             {fmt::format("{}:{}:{}: the zone file '{}' is not there",
                          conf_->sources.at(zone->file_span.source).name(), at.line, at.column,
                          zone->file),
              fmt::format("looked for it as '{}' and beside the configuration", zone->path)});
    ++missing;
  }
  return missing;
}

std::vector<ZoneRef> Configuration::zones_of(const std::string& path) const {
  const auto resolved = context_->files.resolve(path);
  if (!resolved) return {};
  Zones found;
  for (const Place& place : places_) {
    if (place.resolved == *resolved) found.add(reference(*place.zone, path));
  }
  std::vector<ZoneRef> result = found.take();
  if (!result.empty()) return result;
  Zones similar;
  for (const ConfZone* zone : zones_of_similar_file(*conf_, *resolved)) {
    if (is_checked(*zone) && place_of(*zone).empty()) similar.add(reference(*zone, path));
  }
  return similar.take();
}

}  // namespace zonemend::cli
