#include "text/confined_files.h"

#include <fmt/format.h>

namespace zonemend {

// A path that leads nowhere is refused by whoever opens it.
Status ConfinedFiles::refused(const std::string& path) const {
  const auto resolved = below_.resolve(path);
  if (!resolved || *resolved == root_ || root_ == "/" || resolved->starts_with(root_ + "/")) {
    return std::nullopt;
  }
  return Error{fmt::format("cannot read '{}': it lies outside of the repository", path),
               "a symbolic link leads there; put the file itself into the repository"};
}

Result<ReadFile> ConfinedFiles::read(const std::string& path) {
  if (auto error = refused(path)) return *error;
  return below_.read(path);
}

Status ConfinedFiles::write(const std::string& path, std::string_view bytes,
                            const FileStamp* expected) {
  if (auto error = refused(path)) return error;
  return below_.write(path, bytes, expected);
}

std::vector<FolderItem> ConfinedFiles::list(const std::string& folder) {
  return refused(folder) ? std::vector<FolderItem>() : below_.list(folder);
}

std::vector<std::string> ConfinedFiles::matching(const std::string& pattern) {
  std::vector<std::string> paths = below_.matching(pattern);
  std::erase_if(paths, [this](const std::string& path) { return refused(path).has_value(); });
  return paths;
}

}  // namespace zonemend
