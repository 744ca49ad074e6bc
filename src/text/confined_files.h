// Files of some folders: what leads out of them, by ".." or a symbolic link, is not there.
#pragma once

#include <string>
#include <vector>

#include "zonemend/file_access.h"

namespace zonemend {

class ConfinedFiles : public FileAccess {
 public:
  // Borrows the files below. `roots` as FileAccess::resolve gives them.
  ConfinedFiles(FileAccess& below, std::vector<std::string> roots)
      : below_(below), roots_(std::move(roots)) {}

  Result<ReadFile> read(const std::string& path) override;
  Result<ReadFile> read_resolved(const std::string& resolved, const std::string& name) override;
  Result<Source> read_stdin(std::string name) override {
    return below_.read_stdin(std::move(name));
  }
  Status write(const std::string& path, std::string_view bytes, const FileStamp* expected) override;
  bool exists(const std::string& path) override { return below_.exists(path) && !is_outside(path); }
  Result<std::string> resolve(const std::string& path) override { return below_.resolve(path); }
  std::vector<FolderItem> list(const std::string& folder) override;
  std::vector<std::string> matching(const std::string& pattern) override;

 private:
  bool lies_inside(const std::string& resolved) const;
  bool is_outside(const std::string& path) const;
  static Error outside(const std::string& path);

  FileAccess& below_;
  std::vector<std::string> roots_;
};

}  // namespace zonemend
