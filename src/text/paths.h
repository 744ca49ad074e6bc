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

}  // namespace zonemend
