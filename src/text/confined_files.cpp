#include "text/confined_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/paths.h"

namespace zonemend {

bool ConfinedFiles::lies_inside(const std::string& resolved) const {
  return std::any_of(roots_.begin(), roots_.end(),
                     [&](const std::string& root) { return lies_in(resolved, root); });
}

// A path that leads nowhere is refused by whoever opens it.
bool ConfinedFiles::is_outside(const std::string& path) const {
  const auto resolved = below_.resolve(path);
  return resolved && !lies_inside(*resolved);
}

Error ConfinedFiles::outside(const std::string& path) {
  return {fmt::format("cannot read '{}': it lies outside of the repository", path),
          "a symbolic link leads there; put the file itself into the repository"};
}

Result<ReadFile> ConfinedFiles::read(const std::string& path) {
  const auto resolved = below_.resolve(path);
  if (!resolved) return resolved.error();
  return read_resolved(*resolved, path);
}

Result<ReadFile> ConfinedFiles::read_resolved(const std::string& resolved,
                                              const std::string& name) {
  if (!lies_inside(resolved)) return outside(name);
  return below_.read_resolved(resolved, name);
}

Status ConfinedFiles::write(const std::string& path, std::string_view bytes,
                            const FileStamp* expected) {
  if (is_outside(path)) return outside(path);
  return below_.write(path, bytes, expected);
}

std::vector<FolderItem> ConfinedFiles::list(const std::string& folder) {
  return is_outside(folder) ? std::vector<FolderItem>() : below_.list(folder);
}

std::vector<std::string> ConfinedFiles::matching(const std::string& pattern) {
  std::vector<std::string> paths = below_.matching(pattern);
  std::erase_if(paths, [this](const std::string& path) { return is_outside(path); });
  return paths;
}

}  // namespace zonemend
