// Files in memory, so that tests run commands without touching a disk.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/file_access.h"

namespace zonemend::testing {

// Paths are compared after "." and ".." are resolved as text; the working directory is "/work".
// There are no links and no rights.
class MemoryFiles : public FileAccess {
 public:
  MemoryFiles() = default;
  explicit MemoryFiles(std::map<std::string, std::string> files);

  void put(const std::string& path, std::string bytes);
  // The bytes of a file; a failed test and "" when it is not there.
  std::string at(const std::string& path) const;
  void set_stdin(std::string bytes) { stdin_ = std::move(bytes); }
  // Every path that was written, in order.
  const std::vector<std::string>& written() const { return written_; }
  // From now on every write fails with this error.
  void fail_writes(Error error) { write_error_ = std::move(error); }

  Result<ReadFile> read(const std::string& path) override;
  Result<Source> read_stdin(std::string name) override;
  Status write(const std::string& path, std::string_view bytes, const FileStamp* expected) override;
  bool exists(const std::string& path) override;
  Result<std::string> resolve(const std::string& path) override;
  std::vector<FolderItem> list(const std::string& folder) override;
  std::vector<std::string> matching(const std::string& pattern) override;

 private:
  struct File {
    std::string bytes;
    std::int64_t version;
  };
  FileStamp stamp(const File& file) const;
  bool is_folder(const std::string& path) const;

  std::map<std::string, File> files_;
  std::string stdin_;
  std::vector<std::string> written_;
  Status write_error_;
  std::int64_t version_ = 0;
};

}  // namespace zonemend::testing
