// Paths as text.
#pragma once

#include <string>
#include <string_view>

namespace zonemend {

// The folder of a path, fit to put a name behind: "zones/", or "" for the working directory.
inline std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash + 1));
}

// Whether a path is that folder or lies in it; both as FileAccess::resolve gives them.
inline bool lies_in(std::string_view path, std::string_view folder) {
  if (folder == "/" || path == folder) return true;
  return path.starts_with(folder) && path[folder.size()] == '/';
}

}  // namespace zonemend
