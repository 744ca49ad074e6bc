// Files of one folder: what leads out of it, by ".." or a symbolic link, is not there.
#pragma once

#include <string>

#include "zonemend/file_access.h"

namespace zonemend {

class ConfinedFiles : public FileAccess {
 public:
  // Borrows the files below. `root` as FileAccess::resolve gives it.
  ConfinedFiles(FileAccess& below, std::string root) : below_(below), root_(std::move(root)) {}

  Result<ReadFile> read(const std::string& path) override;
  Result<Source> read_stdin(std::string name) override {
    return below_.read_stdin(std::move(name));
  }
  Status write(const std::string& path, std::string_view bytes, const FileStamp* expected) override;
  bool exists(const std::string& path) override { return below_.exists(path) && !refused(path); }
  Result<std::string> resolve(const std::string& path) override { return below_.resolve(path); }
  std::vector<FolderItem> list(const std::string& folder) override;
  std::vector<std::string> matching(const std::string& pattern) override;

 private:
  Status refused(const std::string& path) const;

  FileAccess& below_;
  std::string root_;
};

}  // namespace zonemend
