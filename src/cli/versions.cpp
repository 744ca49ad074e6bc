#include "cli/versions.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "text/paths.h"

namespace zonemend::cli {
namespace {

std::optional<std::string> seen_from(const std::string& here, const std::string& top,
                                     const std::optional<std::string>& path) {
  if (!path) return std::nullopt;
  return (std::filesystem::path(top) / *path).lexically_relative(here).string();
}

}  // namespace

void add_version_options(CLI::App& command, VersionChoice& choice, bool with_head) {
  command
      .add_option("--base", choice.base,
                  "The commit or branch that the change is to be added to (git)")
      ->type_name("REV");
  if (with_head) {
    command
        .add_option("--head", choice.head,
                    "The commit or branch with the change; else the working tree")
        ->type_name("REV");
  }
  command.add_flag("--staged", choice.staged,
                   "The change is what is staged; its base is the last commit unless given");
}

Status check_versions(const VersionChoice& choice) {
  if (!choice.head.empty() && choice.staged) {
    return Error{"--head and --staged name two different versions", "give one of them"};
  }
  if (!choice.head.empty() && choice.base.empty()) {
    return Error{"--head needs a --base to be compared with", "add --base main, for example"};
  }
  return std::nullopt;
}

Result<std::unique_ptr<Versions>> Versions::open(const Context& context,
                                                 const VersionChoice& choice) {
  auto repository = GitRepository::open();
  if (!repository) return repository.error();
  std::unique_ptr<Versions> versions(new Versions(std::move(*repository)));
  if (auto error = versions->choose(context, choice)) return *error;
  return versions;
}

Result<std::unique_ptr<Versions>> Versions::between(const Context& context, const std::string& base,
                                                    const std::string& head) {
  auto repository = GitRepository::open();
  if (!repository) return repository.error();
  std::unique_ptr<Versions> versions(new Versions(std::move(*repository)));
  // In a bare repository the working directory says nothing about the files.
  versions->here_ = versions->repository_.top();
  if (auto error = versions->set_before(context, base)) return *error;
  if (auto error = versions->set_after(context, versions->repository_.tree(head))) return *error;
  if (auto error = versions->set_changed(versions->repository_.changes(base, head))) return *error;
  return versions;
}

Status Versions::choose(const Context& context, const VersionChoice& choice) {
  const auto here = context.files.resolve(".");
  if (!here) return here.error();
  here_ = *here;
  if (auto error = check_place(context)) return error;
  const std::string head = choice.head.empty() ? "HEAD" : choice.head;
  const bool unborn = choice.base.empty() && !repository_.commit("HEAD");
  const auto base = unborn
                        ? repository_.empty_tree()
                        : repository_.merge_base(choice.base.empty() ? "HEAD" : choice.base, head);
  if (!base) return base.error();
  if (auto error = set_before(context, *base)) return error;
  if (auto error = choose_after(context, choice, *base)) return error;
  // Who is to judge a change does not let the change say how.
  if (!choice.base.empty()) after_context_->settings = before_files_.get();
  return std::nullopt;
}

Status Versions::choose_after(const Context& context, const VersionChoice& choice,
                              const std::string& base) {
  if (choice.staged) {
    if (auto error = set_after(context, repository_.index())) return error;
    return set_changed(repository_.staged_changes(base));
  }
  if (choice.head.empty()) {
    if (auto error = set_working_tree(context)) return error;
    return set_changed(repository_.unstaged_changes(base));
  }
  const auto commit = repository_.commit(choice.head);
  if (!commit) return commit.error();
  if (auto error = set_after(context, repository_.tree(*commit))) return error;
  return set_changed(repository_.changes(base, *commit));
}

// The repository's own settings can name any folder as its working tree.
Status Versions::check_place(const Context& context) const {
  const auto top = context.files.resolve(repository_.top());
  if (!top) return top.error();
  if (repository_.is_bare() || lies_in(here_, *top)) return std::nullopt;
  return Error{fmt::format("git takes '{}' for the working tree of this repository", *top),
               "run zonemend in there, or correct core.worktree or GIT_WORK_TREE"};
}

Status Versions::set_before(const Context& context, const std::string& version) {
  auto tree = repository_.tree(version);
  if (!tree) return tree.error();
  before_files_ = std::make_unique<RevisionFiles>(repository_, std::move(*tree), here_);
  before_context_.emplace(context.at_version(*before_files_));
  return std::nullopt;
}

Status Versions::set_after(const Context& context, Result<GitTree> tree) {
  if (!tree) return tree.error();
  after_files_ = std::make_unique<RevisionFiles>(repository_, std::move(*tree), here_);
  after_context_.emplace(context.at_version(*after_files_));
  return std::nullopt;
}

Status Versions::set_working_tree(const Context& context) {
  const auto top = context.files.resolve(repository_.top());
  if (!top) return top.error();
  working_tree_ = std::make_unique<ConfinedFiles>(context.files, std::vector<std::string>{*top});
  after_context_.emplace(context.at_version(*working_tree_));
  return std::nullopt;
}

Status Versions::set_changed(const Result<std::vector<GitChange>>& changes) {
  if (!changes) return changes.error();
  for (const GitChange& change : *changes) {
    changed_.push_back({seen_from(here_, repository_.top(), change.before),
                        seen_from(here_, repository_.top(), change.after)});
  }
  return std::nullopt;
}

std::string Versions::path_before(const std::string& path) const {
  const std::string normal = std::filesystem::path(path).lexically_normal().string();
  for (const ChangedFile& file : changed_) {
    if (file.after && *file.after == normal && file.before) return *file.before;
  }
  return path;
}

}  // namespace zonemend::cli
