#include "cli/configuration.h"

#include <fmt/format.h>

#include <algorithm>

namespace zonemend::cli {
namespace {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

bool is_checked(const ConfZone& zone) {
  const bool written_by_people = zone.kind == ZoneKind::primary || zone.kind == ZoneKind::redirect;
  return written_by_people && zone.text_format && !zone.file.empty();
}

bool same_zone(const ZoneRef& a, const ZoneRef& b) {
  return a.path == b.path && a.options.origin == b.options.origin &&
         a.options.rr_class == b.options.rr_class;
}

void add_once(std::vector<ZoneRef>& zones, ZoneRef zone) {
  const bool known = std::any_of(zones.begin(), zones.end(),
                                 [&](const ZoneRef& other) { return same_zone(other, zone); });
  if (!known) zones.push_back(std::move(zone));
}

}  // namespace

Result<Configuration> Configuration::read(const Context& context, const InputOptions& input) {
  auto conf = read_named_conf(context.files, input.named_conf, "");
  if (!conf) return conf.error();
  for (const ConfProblem& problem : conf->problems) {
    const Position at = conf->sources.position(problem.span);
    caution(context, {fmt::format("{}:{}:{}: {}", conf->sources.at(problem.span.source).name(),
                                  at.line, at.column, problem.message),
                      problem.help});
  }
  return Configuration(context, input, std::move(*conf));
}

// Where the file is here: a checkout need not lie where the server has it.
std::string Configuration::place_of(const ConfZone& zone) const {
  const std::string beside = folder_of(input_->named_conf) + zone.file;
  if (context_->files.exists(zone.path)) return zone.path;
  if (!zone.file.starts_with('/') && context_->files.exists(beside)) return beside;
  return {};
}

std::optional<ZoneRef> Configuration::reference(const ConfZone& zone, std::string path) const {
  auto options = load_options(*context_, *input_, path);
  if (!options) return std::nullopt;
  options->origin = zone.name;
  options->origin_from = input_->named_conf;
  options->rr_class = zone.rr_class;
  if (options->include_directory.empty() && conf_.directory_known) {
    const std::string folder = folder_of(input_->named_conf);
    const bool is_here = context_->files.exists(conf_.directory);
    options->include_directory = is_here ? conf_.directory : folder.empty() ? "." : folder;
  }
  return ZoneRef{std::move(path), std::move(*options)};
}

std::vector<ZoneRef> Configuration::zones() const {
  std::vector<ZoneRef> result;
  for (const ConfZone& zone : conf_.zones) {
    std::string path = is_checked(zone) ? place_of(zone) : "";
    if (path.empty()) continue;
    if (auto zone_ref = reference(zone, std::move(path))) add_once(result, std::move(*zone_ref));
  }
  return result;
}

std::size_t Configuration::complain_of_missing() const {
  std::size_t missing = 0;
  for (const ConfZone& zone : conf_.zones) {
    if (!is_checked(zone) || !place_of(zone).empty()) continue;
    const Position at = conf_.sources.position(zone.file_span);
    complain(*context_,
             {fmt::format("{}:{}:{}: the zone file '{}' is not there",
                          conf_.sources.at(zone.file_span.source).name(), at.line, at.column,
                          zone.file),
              fmt::format("looked for it as '{}' and beside the configuration", zone.path)});
    ++missing;
  }
  return missing;
}

std::vector<ZoneRef> Configuration::zones_of(const std::string& path) const {
  std::vector<ZoneRef> result;
  const auto resolved = context_->files.resolve(path);
  const auto add = [&](const ConfZone& zone) {
    if (!is_checked(zone)) return;
    if (auto zone_ref = reference(zone, path)) add_once(result, std::move(*zone_ref));
  };
  for (const ConfZone& zone : conf_.zones) {
    const std::string place = place_of(zone);
    if (place.empty() || !resolved) continue;
    const auto same = context_->files.resolve(place);
    if (same && *same == *resolved) add(zone);
  }
  if (!result.empty() || !resolved) return result;
  for (const ConfZone* zone : zones_of_similar_file(conf_, *resolved)) {
    if (place_of(*zone).empty()) add(*zone);
  }
  return result;
}

}  // namespace zonemend::cli
