// Files as they would be after an edit: some have new bytes, all others are those below.
#pragma once

#include <string>
#include <unordered_map>

#include "zonemend/file_access.h"

namespace zonemend {

// Reads only; the files below are borrowed.
class OverlayFiles : public FileAccess {
 public:
  explicit OverlayFiles(FileAccess& below) : below_(below) {}

  // `resolved` as FileAccess::resolve gives it.
  void put(const std::string& resolved, std::string bytes) { texts_[resolved] = std::move(bytes); }

  Result<ReadFile> read(const std::string& path) override;
  Result<ReadFile> read_resolved(const std::string& resolved, const std::string& name) override;
  Result<Source> read_stdin(std::string name) override { return below_.read_stdin(std::move(name)); }
  Status write(const std::string& path, std::string_view bytes, const FileStamp* expected) override;
  bool exists(const std::string& path) override { return below_.exists(path); }
  Result<std::string> resolve(const std::string& path) override { return below_.resolve(path); }
  std::vector<std::string> matching(const std::string& pattern) override {
    return below_.matching(pattern);
  }
  std::vector<FolderItem> list(const std::string& folder) override { return below_.list(folder); }

 private:
  FileAccess& below_;
  std::unordered_map<std::string, std::string> texts_;
};

}  // namespace zonemend
