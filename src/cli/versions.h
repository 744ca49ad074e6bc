// The two versions of a repository between which a change lies.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "review/git.h"
#include "review/revision_files.h"
#include "text/confined_files.h"

namespace zonemend::cli {

struct VersionChoice {
  std::string base;     // --base; empty: none, or with --staged the last commit
  std::string head;     // --head; empty: the working tree, or what is staged
  bool staged = false;  // --staged

  bool any() const { return !base.empty() || !head.empty() || staged; }
};
// --base and --staged; with `with_head` also --head.
void add_version_options(CLI::App& command, VersionChoice& choice, bool with_head);
Status check_versions(const VersionChoice& choice);

// Paths are given as from the working directory.
class Versions {
 public:
  // `base` is taken where its history and that of the other side part: what others did to the base
  // meanwhile is not part of the change. With --base, its settings hold for both sides. Borrows the
  // context.
  static Result<std::unique_ptr<Versions>> open(const Context& context,
                                                const VersionChoice& choice);
  // From one version to the other just as they are: both may be any commit, and `base` also
  // GitRepository::empty_tree(). The repository may be bare. Borrows the context.
  static Result<std::unique_ptr<Versions>> between(const Context& context, const std::string& base,
                                                   const std::string& head);

  struct ChangedFile {
    std::optional<std::string> before;  // nothing: the file is new
    std::optional<std::string> after;   // nothing: the file is gone
  };
  const std::vector<ChangedFile>& changed() const { return changed_; }

  // The program's surroundings with the files of that side.
  const Context& before() const { return *before_context_; }
  const Context& after() const { return *after_context_; }
  // Whether that side can be written: it is the working tree.
  bool after_is_working_tree() const { return after_files_ == nullptr; }
  // Where the file was before, when it was renamed; else the same path.
  std::string path_before(const std::string& path) const;

 private:
  explicit Versions(GitRepository repository) : repository_(std::move(repository)) {}
  Status choose(const Context& context, const VersionChoice& choice);
  Status check_place(const Context& context) const;
  Status choose_after(const Context& context, const VersionChoice& choice, const std::string& base);
  Status set_before(const Context& context, const std::string& version);
  Status set_after(const Context& context, Result<GitTree> tree);
  Status set_working_tree(const Context& context);
  Status set_changed(const Result<std::vector<GitChange>>& changes);

  GitRepository repository_;
  std::string here_;  // from where paths are seen
  std::unique_ptr<RevisionFiles> before_files_;
  std::unique_ptr<RevisionFiles> after_files_;   // null: the working tree
  std::unique_ptr<ConfinedFiles> working_tree_;  // a link in a change must not show other files
  std::optional<Context> before_context_;
  std::optional<Context> after_context_;
  std::vector<ChangedFile> changed_;
};

}  // namespace zonemend::cli
