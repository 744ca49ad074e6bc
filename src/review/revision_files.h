// The files of a repository as they are in one commit, or staged: to commands they look like files
// of the working tree.
#pragma once

#include <memory>
#include <set>
#include <string>

#include "review/git.h"
#include "zonemend/file_access.h"

namespace zonemend {

// Read only. Relative paths are seen from `here`, an absolute folder.
class RevisionFiles : public FileAccess {
 public:
  // Borrows the repository.
  RevisionFiles(const GitRepository& repository, GitTree tree, std::string here);

  Result<ReadFile> read(const std::string& path) override;
  Result<Source> read_stdin(std::string name) override;
  Status write(const std::string& path, std::string_view bytes, const FileStamp* expected) override;
  bool exists(const std::string& path) override;
  Result<std::string> resolve(const std::string& path) override;
  std::vector<FolderItem> list(const std::string& folder) override;
  std::vector<std::string> matching(const std::string& pattern) override;

 private:
  // The path from the repository's top, links followed; nothing when it leaves the repository.
  std::optional<std::string> inside(const std::string& path, int links = 0) const;
  bool is_folder(const std::string& inside) const;

  const GitRepository& repository_;
  GitTree tree_;
  std::string here_;
};

}  // namespace zonemend
