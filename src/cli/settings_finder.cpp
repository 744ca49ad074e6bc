#include "cli/settings_finder.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/common.h"
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
  std::string place = choice_.file;
  if (place.empty()) {
    const std::string folder = folder_of(path);
    const auto resolved = context_.files.resolve(folder.empty() ? "." : folder);
    if (!resolved) return static_cast<const SettingsFile*>(nullptr);  // the file will be missed
    const auto [at, is_new] = by_folder_.try_emplace(*resolved);
    if (is_new) at->second = nearest(*resolved);
    place = at->second;
  }
  if (place.empty()) return static_cast<const SettingsFile*>(nullptr);
  auto known = by_path_.find(place);
  if (known == by_path_.end()) known = by_path_.emplace(place, read(place)).first;
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

std::string SettingsFinder::nearest(const std::string& folder) const {
  // With a final slash, from the folder up to "/".
  for (std::string at = folder == "/" ? folder : folder + "/";; at = folder_of(at)) {
    if (context_.files.exists(at + settings_file_name)) return at + settings_file_name;
    if (at.size() <= 1 || context_.files.exists(at + ".git")) return {};
    at.pop_back();
  }
}

std::string SettingsFinder::relative_path(const SettingsFile& file, const std::string& path) const {
  const std::string folder = folder_of(path);
  const auto resolved = context_.files.resolve(folder.empty() ? "." : folder);
  if (!resolved) return path;
  const std::string whole = (*resolved == "/" ? "" : *resolved) + "/" + path.substr(folder.size());
  const std::string root = file.resolved == "/" ? "/" : file.resolved + "/";
  return whole.starts_with(root) ? whole.substr(root.size()) : path;
}

SettingsFinder::Found SettingsFinder::read(const std::string& path) const {
  auto text = context_.files.read(path);
  if (!text) return text.error();
  const std::string shown = seen_from_here(context_, path);
  ReadSettings read = read_settings(shown, text->source.bytes());
  for (const SettingsProblem& problem : read.problems) {
    complain(context_,
             {fmt::format("{}:{}:{}: {}", shown, problem.line, problem.column, problem.message),
              problem.help});
  }
  if (!read.problems.empty()) {
    return Error{fmt::format("the settings in '{}' cannot be used", shown),
                 "mend them, or do without with --no-config"};
  }
  auto file = std::make_unique<SettingsFile>();
  file->settings = std::move(read.settings);
  file->folder = folder_of(shown);
  const auto resolved = context_.files.resolve(file->folder.empty() ? "." : file->folder);
  file->resolved = resolved ? *resolved : file->folder;
  return std::unique_ptr<const SettingsFile>(std::move(file));
}

}  // namespace zonemend::cli
