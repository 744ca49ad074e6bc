#include "cli/settings_finder.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/common.h"
#include "text/confined_files.h"
#include "text/paths.h"

namespace zonemend::cli {
namespace {

// The path as one would type it in the working directory.
std::string seen_from_here(const Context& context, const std::string& path) {
  const auto here = context.files.resolve(".");
  if (!here || !path.starts_with('/')) return path;
  const std::string relative = std::filesystem::path(path).lexically_relative(*here).string();
  return relative.empty() ? path : relative;
}

}  // namespace

std::string SettingsFile::place_of(const std::string& path) const {
  return path.starts_with('/') ? path : folder + path;
}

Result<const SettingsFile*> SettingsFinder::settings_for(const std::string& path) {
  if (choice_.none) return static_cast<const SettingsFile*>(nullptr);
  Place place{choice_.file, {}};
  if (place.path.empty()) {
    const std::string folder = folder_of(path);
    const auto resolved = context_.files.resolve(folder.empty() ? "." : folder);
    if (!resolved) return static_cast<const SettingsFile*>(nullptr);  // the file will be missed
    const auto [at, is_new] = by_folder_.try_emplace(*resolved);
    if (is_new) at->second = nearest(*resolved);
    place = at->second;
  }
  if (place.path.empty()) return static_cast<const SettingsFile*>(nullptr);
  auto known = by_path_.find(place.path);
  if (known == by_path_.end()) known = by_path_.emplace(place.path, read(place)).first;
  if (!known->second) return known->second.error();
  return known->second->get();
}

bool SettingsFinder::excludes(const std::string& path) {
  const auto file = settings_for(path);
  if (!file || *file == nullptr) return false;
  const std::string relative = relative_path(**file, path);
  const auto& patterns = (*file)->settings.exclude;
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches_path(pattern, relative); });
}

SettingsFinder::Place SettingsFinder::nearest(const std::string& folder) const {
  FileAccess& files = context_.settings_files();
  Place place;
  // With a final slash, from the folder up to "/".
  for (std::string at = folder == "/" ? folder : folder + "/";; at = folder_of(at)) {
    if (place.path.empty() && files.exists(at + settings_file_name)) {
      place.path = at + settings_file_name;
      place.limit = at;
    }
    const bool is_root = files.exists(at + ".git");
    if (is_root && !place.path.empty()) place.limit = at;
    if (at.size() > 1) at.pop_back();
    if (at == "/" || is_root) break;
  }
  if (place.limit.size() > 1) place.limit.pop_back();
  return place;
}

std::string SettingsFinder::relative_path(const SettingsFile& file, const std::string& path) const {
  const std::string folder = folder_of(path);
  const auto resolved = context_.files.resolve(folder.empty() ? "." : folder);
  if (!resolved) return path;
  const std::string whole = (*resolved == "/" ? "" : *resolved) + "/" + path.substr(folder.size());
  const std::string root = file.resolved == "/" ? "/" : file.resolved + "/";
  return whole.starts_with(root) ? whole.substr(root.size()) : path;
}

SettingsFinder::Found SettingsFinder::read(const Place& place) const {
  if (place.limit.empty()) {
    const auto text = context_.machine_files().read(place.path);
    return text ? parse(place, text->source.bytes()) : Found(text.error());
  }
  const auto text = ConfinedFiles(context_.settings_files(), {place.limit}).read(place.path);
  return text ? parse(place, text->source.bytes()) : Found(text.error());
}

SettingsFinder::Found SettingsFinder::parse(const Place& place, std::string_view text) const {
  const std::string shown = seen_from_here(context_, place.path);
  ReadSettings read = read_settings(shown, text);
  for (const SettingsProblem& problem : read.problems) {
    complain(context_,
             {fmt::format("{}:{}:{}: {}", shown, problem.line, problem.column, problem.message),
              problem.help});
  }
  if (!read.problems.empty()) {
    return Error{fmt::format("the settings in '{}'{} cannot be used", shown,
                             context_.settings != nullptr ? " of the base" : ""),
                 "mend them, or do without with --no-config"};
  }
  auto file = std::make_unique<SettingsFile>();
  file->settings = std::move(read.settings);
  file->folder = folder_of(shown);
  file->limit = place.limit;
  const auto resolved = context_.files.resolve(file->folder.empty() ? "." : file->folder);
  file->resolved = resolved ? *resolved : file->folder;
  if (auto error = resolve_folders(*file)) return *error;
  return std::unique_ptr<const SettingsFile>(std::move(file));
}

Status SettingsFinder::resolve_folders(SettingsFile& file) const {
  for (const std::string& folder : file.settings.include_roots) {
    const auto resolved = resolve_folder(file, folder);
    if (!resolved) return resolved.error();
    file.include_roots.push_back(*resolved);
  }
  if (!file.settings.include_directory) return std::nullopt;
  const auto resolved = resolve_folder(file, *file.settings.include_directory);
  if (!resolved) return resolved.error();
  file.include_directory = *resolved;
  return std::nullopt;
}

Result<std::string> SettingsFinder::resolve_folder(const SettingsFile& file,
                                                   const std::string& folder) const {
  const auto found = context_.files.resolve(file.place_of(folder));
  // What is not there holds nothing, but may come.
  std::string resolved =
      found ? *found : (std::filesystem::path(file.resolved) / folder).lexically_normal().string();
  if (file.limit.empty() || lies_in(resolved, file.limit)) return resolved;
  return Error{fmt::format("'{}' lets files be included from '{}', which lies outside of '{}'",
                           file.settings.path, folder, seen_from_here(context_, file.limit)),
               "only you can allow that: with --include-root or --include-dir, or by naming the "
               "settings with --config"};
}

Result<ReadFile> SettingsFinder::read_beside(const SettingsFile& file,
                                             const std::string& place) const {
  if (file.limit.empty()) return context_.machine_files().read(place);
  return ConfinedFiles(context_.settings_files(), {file.limit}).read(place);
}

}  // namespace zonemend::cli
