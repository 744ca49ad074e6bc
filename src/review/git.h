// Reading a git repository with the git program: plumbing commands only, no shell, NUL-separated
// names. Nothing is written or fetched, and no hook, filter or other program that the repository
// names runs.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "review/git_environment.h"
#include "review/process.h"
#include "zonemend/result.h"

namespace zonemend {

// The files of one commit or of the index, by their paths from the top of the repository.
struct GitFile {
  std::string object;  // of its content
  bool is_link = false;
};
using GitTree = std::map<std::string, GitFile>;

// A file that is not the same on both sides.
struct GitChange {
  std::optional<std::string> before;  // path; nothing: the file is new
  std::optional<std::string> after;   // path; nothing: the file is gone
};

class GitRepository {
 public:
  // The repository of the working directory, or the one that git's own variables name, as in a
  // hook. An Error says what git says, and what to do.
  static Result<GitRepository> open();
  // The repository that the folder lies in, whatever the variables say.
  static Result<GitRepository> open_at(const std::string& folder);

  // Of the working tree, absolute; of a bare repository its own folder.
  const std::string& top() const { return top_; }
  // Without working tree: others push to it.
  bool is_bare() const { return bare_; }
  // Where this repository looks for its hooks, which need not be there: also as core.hooksPath says
  // and, for a further working tree, in the repository that it belongs to. Absolute.
  Result<std::string> hooks_folder() const;
  // What its working trees have in common, mostly ".git". Absolute.
  Result<std::string> common_folder() const;

  // The commit that a revision names. `revision` may be anything that a user or a server gives.
  Result<std::string> commit(const std::string& revision) const;
  // Where the histories of the two parted.
  Result<std::string> merge_base(const std::string& a, const std::string& b) const;
  // The same; nothing when they have no history in common.
  Result<std::optional<std::string>> common_commit(const std::string& a,
                                                   const std::string& b) const;
  // What there is before the first commit, to be compared like one.
  Result<std::string> empty_tree() const;

  Result<GitTree> tree(const std::string& commit) const;
  // What is staged: the next commit.
  Result<GitTree> index() const;

  // The files below a folder of the working tree, seen from it: those that git knows and those that
  // it does not ignore.
  Result<std::vector<std::string>> files_below(const std::string& folder) const;

  // Between a commit and another one, the index, or the working tree (with files that git does not
  // know yet, unless they are ignored). Renames are found.
  Result<std::vector<GitChange>> changes(const std::string& from, const std::string& to) const;
  Result<std::vector<GitChange>> staged_changes(const std::string& from) const;
  Result<std::vector<GitChange>> unstaged_changes(const std::string& from) const;

  // The content of an object. Not for several threads at once.
  Result<std::string> content(const std::string& object) const;

 private:
  GitRepository(std::string top, GitPlace place, bool bare = false)
      : top_(std::move(top)), place_(place), bare_(bare) {}
  static Result<GitRepository> open(const GitRepository& here);
  Command command(const std::vector<std::string>& arguments) const;
  Result<std::string> ask(const std::vector<std::string>& arguments) const;
  Result<std::string> ask_path(const std::vector<std::string>& arguments) const;
  Result<std::vector<GitChange>> changes_by(const std::vector<std::string>& arguments) const;

  Status read_filters() const;

  std::string top_;
  GitPlace place_;
  bool bare_;
  // See read_filters().
  mutable std::optional<std::vector<std::pair<std::string, std::string>>> without_filters_;
  mutable std::unique_ptr<Conversation> contents_;  // git cat-file --batch
};

}  // namespace zonemend
