#include "cli/zone_finder.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "text/confined_files.h"
#include "text/paths.h"
#include "zone/origin.h"

namespace zonemend::cli {
namespace {

constexpr std::size_t most_items = 200000;  // files and folders looked at in one repository
constexpr std::size_t most_depth = 64;

bool mentions_include(std::string_view bytes) {
  for (std::size_t at = bytes.find('$'); at != bytes.npos; at = bytes.find('$', at + 1)) {
    if (ascii::equal_ignoring_case(bytes.substr(at, 8), "$INCLUDE")) return true;
  }
  return false;
}

std::vector<std::string> places_of(const ZoneRef& zone) {
  std::vector<std::string> places = zone.options.include_roots;
  places.push_back(zone.repository);
  return places;
}

}  // namespace

Result<InputFile> read_zone_file(const Context& context, const InputOptions& input,
                                 const ZoneRef& zone) {
  if (zone.repository.empty()) return read_argument(context, zone.path, input);
  auto file = ConfinedFiles(context.files, places_of(zone)).read(zone.path);
  if (!file) return file.error();
  return InputFile{std::move(file->source), file->stamp};
}

bool leads_out(const Context& context, const ZoneRef& zone) {
  if (zone.repository.empty()) return false;
  const auto resolved = context.files.resolve(zone.path);
  const std::vector<std::string> places = places_of(zone);
  return resolved && std::none_of(places.begin(), places.end(), [&](const std::string& place) {
           return lies_in(*resolved, place);
         });
}

std::vector<ZoneRef> ZoneFinder::zones_including(const std::string& resolved,
                                                 const std::string& root) {
  if (configured_) {
    for (ZoneRef& zone : std::exchange(*configured_, {})) learn(std::move(zone));
  } else if (seen_roots_.insert(root).second) {
    look_in(root);
  }
  std::vector<ZoneRef> result;
  for (const Known& known : known_) {
    if (known.included.contains(resolved)) result.push_back(known.zone);
  }
  return result;
}

void ZoneFinder::look_in(const std::string& root) {
  items_ = 0;
  const auto here = context_.files.resolve(".");
  here_ = here ? *here + "/" : "";
  repository_ = context_.files.exists(root + "/.git") ? root : "";
  walk(root, 0);
}

void ZoneFinder::walk(const std::string& folder, std::size_t depth) {
  for (const FolderItem& item : context_.files.list(folder)) {
    if (++items_ > most_items) return;
    if (item.name.starts_with('.')) continue;
    const std::string path = folder + (folder.ends_with('/') ? "" : "/") + item.name;
    if (!item.is_folder) {
      if (looks_like_zone_file(path)) consider(path);
    } else if (depth < most_depth) {
      walk(path, depth + 1);
    }
  }
}

void ZoneFinder::consider(std::string path) {
  if (!here_.empty() && path.starts_with(here_)) path.erase(0, here_.size());
  path = std::filesystem::path(path).lexically_normal().string();
  auto options = load_options(context_, input_, settings_, path, repository_);
  if (!options) return;
  // --origin speaks of the file on the command line.
  if (!input_.origin.empty()) options->origin.reset();
  learn({path, std::move(*options), true, repository_});
}

void ZoneFinder::learn(ZoneRef zone) {
  auto file = read_zone_file(context_, input_, zone);
  if (!file || !mentions_include(file->source.bytes())) return;
  const auto loaded = load_zone(std::move(file->source), zone.options);
  if (!loaded) return;
  Known known{std::move(zone), {}};
  for (const ZoneFile& part : loaded->files) {
    if (!part.resolved.empty()) known.included.insert(part.resolved);
  }
  known_.push_back(std::move(known));
}

}  // namespace zonemend::cli
