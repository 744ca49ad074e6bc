#include "zonemend/overlay_files.h"

#include <fmt/format.h>

namespace zonemend {

Result<ReadFile> OverlayFiles::read(const std::string& path) {
  const auto resolved = below_.resolve(path);
  return resolved ? read_resolved(*resolved, path) : below_.read(path);
}

Result<ReadFile> OverlayFiles::read_resolved(const std::string& resolved, const std::string& name) {
  const auto found = texts_.find(resolved);
  if (found == texts_.end()) return below_.read_resolved(resolved, name);
  return ReadFile{Source(name, found->second), {}};
}

Status OverlayFiles::write(const std::string& path, std::string_view, const FileStamp*) {
  return Error{fmt::format("cannot write '{}': these files are only for reading", path), ""};
}

}  // namespace zonemend
