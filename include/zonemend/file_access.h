// The only way in which commands reach files, so that tests can run them in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "zonemend/result.h"
#include "zonemend/source.h"

namespace zonemend {

// What identifies the version of a file that was read.
struct FileStamp {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

// What stands in a folder. A symbolic link is no folder here, so that walks come to an end.
struct FolderItem {
  std::string name;
  bool is_folder = false;
};

struct ReadFile {
  Source source;
  FileStamp stamp;
};

class FileAccess {
 public:
  virtual ~FileAccess() = default;

  // Reads a regular file whole. A folder, a device, a FIFO, a missing or unreadable file is an
  // Error that names the path and the remedy. Never blocks on a FIFO.
  virtual Result<ReadFile> read(const std::string& path) = 0;
  // The same for a path that resolve() gave, and by which somebody has judged that the file may be
  // read: where a symbolic link is on the way now, an Error. In messages the file is called `name`.
  virtual Result<ReadFile> read_resolved(const std::string& resolved, const std::string& name);
  // Reads standard input to its end.
  virtual Result<Source> read_stdin(std::string name) = 0;
  // Puts `bytes` in the place of the file, whole or not at all (see safe_write.h). With `expected`,
  // refuses when the file is not the one that was read any more.
  virtual Status write(const std::string& path, std::string_view bytes,
                       const FileStamp* expected) = 0;
  virtual bool exists(const std::string& path) = 0;
  // The path as an absolute one without symbolic links, "." and "..", so that two names of a file
  // are the same and nothing pretends to lie in a folder. An Error when nothing is there.
  virtual Result<std::string> resolve(const std::string& path) = 0;
  // The folder's items, sorted by name; empty when it cannot be read.
  virtual std::vector<FolderItem> list(const std::string& folder) = 0;
  // The paths that a pattern of the shell names ("zones/*.conf", see glob(7)), sorted; hidden files
  // only when it spells their dot.
  virtual std::vector<std::string> matching(const std::string& pattern) = 0;
};

// The files of this machine.
std::unique_ptr<FileAccess> system_files();

}  // namespace zonemend
