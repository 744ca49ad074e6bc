#include "zonemend/file_access.h"

#include <utility>

namespace zonemend {

// For files among which there are no links that could change.
Result<ReadFile> FileAccess::read_resolved(const std::string& resolved, const std::string& name) {
  auto file = read(resolved);
  if (file) {
    file->source = std::move(file->source).named(name);
    return file;
  }
  Error error = file.error();
  const std::size_t at = error.message.find(resolved);
  if (at != std::string::npos) error.message.replace(at, resolved.size(), name);
  return error;
}

}  // namespace zonemend
