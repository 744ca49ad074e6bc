// A folder of its own for a test that needs real files; removed with all that is in it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace zonemend::testing {

class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  std::string path(std::string_view name) const { return (folder_ / name).string(); }
  // Writes the file, folders above it included, and returns its path.
  std::string put(std::string_view name, std::string_view bytes) const;
  // Every name directly in the folder, sorted.
  std::vector<std::string> names() const;
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

// The bytes of a file; a failed test and "" when it cannot be read.
std::string read_bytes(const std::filesystem::path& path);
void write_bytes(const std::filesystem::path& path, std::string_view bytes);

}  // namespace zonemend::testing
