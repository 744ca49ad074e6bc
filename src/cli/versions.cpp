#include "cli/versions.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

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
  auto repository = GitRepository::open(".");
  if (!repository) return repository.error();
  std::unique_ptr<Versions> versions(new Versions(std::move(*repository)));
  if (auto error = versions->choose(context, choice)) return *error;
  return versions;
}

Result<std::unique_ptr<Versions>> Versions::between(const Context& context, const std::string& base,
                                                    const std::string& head) {
  auto repository = GitRepository::open(".");
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
  const std::string head = choice.head.empty() ? "HEAD" : choice.head;
  const bool unborn = choice.base.empty() && !repository_.commit("HEAD");
  const auto base = unborn
                        ? repository_.empty_tree()
                        : repository_.merge_base(choice.base.empty() ? "HEAD" : choice.base, head);
  if (!base) return base.error();
  if (auto error = set_before(context, *base)) return error;
  if (choice.staged) {
    if (auto error = set_after(context, repository_.index())) return error;
    return set_changed(repository_.staged_changes(*base));
  }
  if (choice.head.empty()) {
    if (auto error = set_working_tree(context)) return error;
    return set_changed(repository_.unstaged_changes(*base));
  }
  const auto commit = repository_.commit(choice.head);
  if (!commit) return commit.error();
  if (auto error = set_after(context, repository_.tree(*commit))) return error;
  return set_changed(repository_.changes(*base, *commit));
}

Status Versions::set_before(const Context& context, const std::string& version) {
  auto tree = repository_.tree(version);
  if (!tree) return tree.error();
  before_files_ = std::make_unique<RevisionFiles>(repository_, std::move(*tree), here_);
  before_context_.emplace(context.with(*before_files_));
  return std::nullopt;
}

Status Versions::set_after(const Context& context, Result<GitTree> tree) {
  if (!tree) return tree.error();
  after_files_ = std::make_unique<RevisionFiles>(repository_, std::move(*tree), here_);
  after_context_.emplace(context.with(*after_files_));
  return std::nullopt;
}

Status Versions::set_working_tree(const Context& context) {
  const auto top = context.files.resolve(repository_.top());
  if (!top) return top.error();
  working_tree_ = std::make_unique<ConfinedFiles>(context.files, *top);
  after_context_.emplace(context.with(*working_tree_));
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
