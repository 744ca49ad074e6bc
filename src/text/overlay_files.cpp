#include "zonemend/overlay_files.h"

#include <fmt/format.h>

namespace zonemend {

Result<ReadFile> OverlayFiles::read(const std::string& path) {
  auto found = texts_.find(path);
  if (found == texts_.end()) {
    if (const auto resolved = below_.resolve(path)) found = texts_.find(*resolved);
  }
  if (found == texts_.end()) return below_.read(path);
  return ReadFile{Source(path, found->second), {}};
}

Status OverlayFiles::write(const std::string& path, std::string_view, const FileStamp*) {
  return Error{fmt::format("cannot write '{}': these files are only for reading", path), ""};
}

}  // namespace zonemend
