#include "zone/include_files.h"

#include <filesystem>

#include "text/paths.h"

namespace zonemend {

namespace {

std::string in_folder(std::string folder, std::string_view name) {
  if (!folder.empty() && !folder.ends_with('/')) folder += '/';
  return folder += name;
}

}  // namespace

IncludeFiles::IncludeFiles(const LoadOptions& options, const std::string& main)
    : options_(options), roots_(options.include_roots) {
  if (!roots_.empty()) return;
  const std::string folder = folder_of(main);
  if (auto resolved = options.files->resolve(folder.empty() ? "." : folder)) {
    roots_.push_back(std::move(*resolved));
  }
}

std::vector<IncludeFiles::Candidate> IncludeFiles::candidates(std::string_view name,
                                                              const std::string& including) const {
  if (name.starts_with('/')) return {{std::string(name), "an absolute path"}};
  std::vector<Candidate> result;
  if (!options_.include_directory.empty()) {
    result.push_back({in_folder(options_.include_directory, name), "in BIND's directory"});
  }
  if (const std::string folder = folder_of(including); !folder.empty()) {
    result.push_back({in_folder(folder, name), "beside the file that includes it"});
    result.push_back({std::string(name), "in the working directory"});
  } else {
    result.push_back({std::string(name), "beside the file that includes it"});
  }
  return result;
}

// Without "./" and "zones/../", where that means the same file.
std::string IncludeFiles::neat(const std::string& path, const std::string& resolved) const {
  std::string shorter = std::filesystem::path(path).lexically_normal().string();
  const auto same = options_.files->resolve(shorter);
  return same && *same == resolved ? shorter : path;
}

bool IncludeFiles::is_allowed(const std::string& resolved) const {
  for (const std::string& root : roots_) {
    if (lies_in(resolved, root)) return true;
  }
  return false;
}

std::optional<FoundInclude> IncludeFiles::find(std::string_view name,
                                               const std::string& including) const {
  std::optional<FoundInclude> found;
  for (Candidate& candidate : candidates(name, including)) {
    auto resolved = options_.files->resolve(candidate.path);
    if (!resolved) continue;
    if (!found) {
      candidate.path = neat(candidate.path, *resolved);
      const bool allowed = is_allowed(*resolved);
      found = {std::move(candidate.path), std::move(*resolved), candidate.because, allowed, {}, {}};
    } else if (*resolved != found->resolved && is_allowed(*resolved)) {
      found->rival = std::move(candidate.path);
      found->rival_resolved = std::move(*resolved);
      break;
    }
  }
  return found;
}

}  // namespace zonemend
