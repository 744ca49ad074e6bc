#include "cli/zone_pairs.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "zone/origin.h"

namespace zonemend::cli {
namespace {

constexpr std::size_t most_depth = 64;

bool is_within(const std::string& path, const std::vector<std::string>& only) {
  if (only.empty()) return true;
  return std::any_of(only.begin(), only.end(), [&](const std::string& wanted) {
    std::string normal = std::filesystem::path(wanted).lexically_normal().string();
    while (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
    return normal == "." || path == normal || path.starts_with(normal + "/");
  });
}

// One side of a repository: finds out what its files are.
class Side {
 public:
  Side(const Context& context, const InputOptions& input)
      : context_(context),
        input_(input),
        settings_(context, input.settings),
        finder_(context, input, settings_) {}

  Status settings_trouble(const std::string& path) {
    const auto settings = settings_.settings_for(path);
    return settings ? std::nullopt : Status(settings.error());
  }
  bool excludes(const std::string& path) { return settings_.excludes(path); }

  // By its name, the settings and its text.
  bool is_zone(const std::string& path) {
    const auto options = load_options(context_, input_, settings_, path);
    // --origin speaks of the zones to look at; it makes no zone of other files.
    const bool by_settings = options && options->origin && input_.origin.empty();
    if (!options || (!looks_like_zone_file(path) && !by_settings)) return false;
    auto file = context_.files.read(path);
    if (!file) return true;  // whoever compares it says why it cannot be read
    if (!by_settings && !is_likely_zone(path, file->source.bytes())) return false;
    const auto loaded = load_zone(std::move(file->source), *options);
    // What cannot be read as a zone is still to be looked at when it is called like one.
    return !loaded || !loaded->zone.records_of(RrType::soa).empty() || !is_part(path);
  }

  std::vector<std::string> zones_including(const std::string& path) {
    std::vector<std::string> zones;
    const auto resolved = context_.files.resolve(path);
    const auto options = load_options(context_, input_, settings_, path);
    if (!resolved || !options) return zones;
    for (const ZoneRef& zone : finder_.zones_including(*resolved, options->include_roots.front())) {
      zones.push_back(zone.path);
    }
    return zones;
  }

 private:
  bool is_part(const std::string& path) { return !zones_including(path).empty(); }

  const Context& context_;
  const InputOptions& input_;
  SettingsFinder settings_;
  ZoneFinder finder_;
};

// Collects pairs, each once, in the order of their paths.
class Pairs {
 public:
  void add(std::optional<std::string> before, std::optional<std::string> after) {
    const std::string key = after ? *after : *before;
    pairs_.try_emplace(key, ZonePair{std::move(before), std::move(after)});
  }
  std::vector<ZonePair> take() {
    std::vector<ZonePair> result;
    for (auto& [key, pair] : pairs_) result.push_back(std::move(pair));
    return result;
  }

 private:
  std::map<std::string, ZonePair> pairs_;
};

void walk(FileAccess& files, const std::string& root, const std::string& folder, std::size_t depth,
          std::set<std::string>& found) {
  for (const FolderItem& item : files.list(root + "/" + folder)) {
    if (item.name.starts_with('.')) continue;
    const std::string path = folder + item.name;
    if (!item.is_folder) {
      if (looks_like_zone_file(path)) found.insert(path);
    } else if (depth < most_depth) {
      walk(files, root, path + "/", depth + 1, found);
    }
  }
}

}  // namespace

Result<std::vector<ZonePair>> changed_zones(const Versions& versions, const InputOptions& input,
                                            const std::vector<std::string>& only) {
  Side before(versions.before(), input);
  Side after(versions.after(), input);
  Pairs pairs;
  for (const Versions::ChangedFile& file : versions.changed()) {
    if (auto error = after.settings_trouble(file.after ? *file.after : *file.before)) return *error;
    if (after.excludes(file.after ? *file.after : *file.before)) continue;
    const bool was_zone = file.before && before.is_zone(*file.before);
    const bool is_zone = file.after && after.is_zone(*file.after);
    if (was_zone || is_zone) {
      if (is_within(file.after ? *file.after : *file.before, only)) {
        pairs.add(was_zone ? file.before : std::nullopt, is_zone ? file.after : std::nullopt);
      }
      continue;
    }
    std::vector<std::string> zones;
    if (file.after) zones = after.zones_including(*file.after);
    if (file.before) {
      for (std::string& zone : before.zones_including(*file.before)) zones.push_back(zone);
    }
    for (const std::string& zone : zones) {
      if (!is_within(zone, only) && !is_within(file.after ? *file.after : *file.before, only)) {
        continue;
      }
      const std::string old = versions.path_before(zone);
      const bool was_there = versions.before().files.exists(old);
      const bool is_there = versions.after().files.exists(zone);
      if (!was_there && !is_there) continue;
      pairs.add(was_there ? std::optional(old) : std::nullopt,
                is_there ? std::optional(zone) : std::nullopt);
    }
  }
  return pairs.take();
}

std::vector<ZonePair> zones_of_folders(const Context& context, const std::string& before,
                                       const std::string& after) {
  std::set<std::string> in_before;
  std::set<std::string> in_after;
  const auto repository = [&](const std::string& folder) {
    const auto resolved = context.files.resolve(folder);
    return resolved ? repository_of(context, *resolved) : std::string();
  };
  const std::string repository_before = repository(before);
  const std::string repository_after = repository(after);
  walk(context.files, before, "", 0, in_before);
  walk(context.files, after, "", 0, in_after);
  Pairs pairs;
  for (const std::string& path : in_after) {
    pairs.add(in_before.contains(path) ? std::optional(before + "/" + path) : std::nullopt,
              after + "/" + path);
  }
  std::vector<ZonePair> result = pairs.take();
  for (const std::string& path : in_before) {
    if (!in_after.contains(path)) result.push_back({before + "/" + path, std::nullopt});
  }
  for (ZonePair& pair : result) {
    pair.repository_before = repository_before;
    pair.repository_after = repository_after;
  }
  return result;
}

namespace {

// The text of one side; standard input can be read only once.
struct ReadSide {
  InputFile file;
  LoadOptions options;
};

Result<ReadSide> read_side(const Context& context, const InputOptions& input,
                           const std::string& path, const std::string& repository) {
  SettingsFinder settings(context, input.settings);
  auto options = load_options(context, input, settings, path, repository);
  if (!options) return options.error();
  const bool from_folder = !repository.empty();
  auto file = read_zone_file(context, input, {path, *options, from_folder, repository});
  if (!file) return file.error();
  return ReadSide{std::move(*file), std::move(*options)};
}

Result<LoadedSide> load_side(const ReadSide& side, const std::optional<Name>& origin) {
  LoadOptions options = side.options;
  if (origin && !options.origin) {
    options.origin = origin;
    options.origin_from = "the other side";
  }
  const Source& text = side.file.source;
  auto loaded = load_zone(Source(text.name(), std::string(text.bytes())), options);
  if (!loaded) return loaded.error();
  if (!loaded->files.empty()) loaded->files[0].stamp = side.file.stamp;
  return LoadedSide{std::move(*loaded), std::move(options)};
}

Name origin_of(const LoadedSide& side) { return Name(side.loaded.zone.origin_name()); }

}  // namespace

Result<LoadedPair> load_pair(const ZonePair& pair, const Context& before, const Context& after,
                             const InputOptions& input) {
  std::optional<ReadSide> old_text;
  std::optional<ReadSide> new_text;
  if (pair.before) {
    auto text = read_side(before, input, *pair.before, pair.repository_before);
    if (!text) return text.error();
    old_text = std::move(*text);
  }
  if (pair.after) {
    auto text = read_side(after, input, *pair.after, pair.repository_after);
    if (!text) return text.error();
    new_text = std::move(*text);
  }

  LoadedPair result;
  std::optional<Error> trouble;
  if (new_text) {
    auto side = load_side(*new_text, std::nullopt);
    if (side) {
      result.after = std::move(*side);
    } else {
      trouble = side.error();
    }
  }
  if (old_text) {
    auto side = load_side(*old_text, std::nullopt);
    const bool by_name = side && side->loaded.origin_from == "the file name";
    if (result.after && (!side || by_name)) side = load_side(*old_text, origin_of(*result.after));
    if (!side) return side.error();
    result.before = std::move(*side);
  }
  if (trouble && result.before) {
    auto side = load_side(*new_text, origin_of(*result.before));
    if (!side) return side.error();
    result.after = std::move(*side);
  } else if (trouble) {
    return *trouble;
  }
  if (result.before && result.after && !(origin_of(*result.before) == origin_of(*result.after))) {
    return Error{
        fmt::format("'{}' and '{}' hold two different zones, {} and {}", *pair.before, *pair.after,
                    origin_of(*result.before).text(), origin_of(*result.after).text()),
        "compare two versions of one zone; --origin says which zone both are"};
  }
  return result;
}

}  // namespace zonemend::cli
