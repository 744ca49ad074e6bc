// Remembers what was written, for those who say at the end what went wrong.
#pragma once

#include <string>
#include <vector>

#include "zonemend/file_access.h"

namespace zonemend::cli {

// The files below are borrowed. Only for one thread at a time to write to.
class WrittenFiles : public FileAccess {
 public:
  explicit WrittenFiles(FileAccess& below) : below_(below) {}

  bool any() const { return !written_.empty(); }
  // "nothing was written", or "'zone', 'hosts' had been written already".
  std::string sentence() const;

  Result<ReadFile> read(const std::string& path) override { return below_.read(path); }
  Result<ReadFile> read_resolved(const std::string& resolved, const std::string& name) override {
    return below_.read_resolved(resolved, name);
  }
  Result<Source> read_stdin(std::string name) override {
    return below_.read_stdin(std::move(name));
  }
  Status write(const std::string& path, std::string_view bytes, const FileStamp* expected) override;
  bool exists(const std::string& path) override { return below_.exists(path); }
  Result<std::string> resolve(const std::string& path) override { return below_.resolve(path); }
  std::vector<FolderItem> list(const std::string& folder) override { return below_.list(folder); }
  std::vector<std::string> matching(const std::string& pattern) override {
    return below_.matching(pattern);
  }

 private:
  FileAccess& below_;
  std::vector<std::string> written_;
};

}  // namespace zonemend::cli
