#include "cli/file_list.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <set>

#include "review/git.h"
#include "zone/origin.h"

namespace zonemend::cli {
namespace {

constexpr std::size_t most_depth = 64;

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    std::string_view item = text.substr(0, end);
    if (separator == '\n' && item.ends_with('\r')) item.remove_suffix(1);
    if (!item.empty()) items.emplace_back(item);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return items;
}

class Lister {
 public:
  Lister(const Context& context, const InputOptions& input, SettingsFinder& settings,
         const FileChoice& choice)
      : context_(context), input_(input), settings_(settings), choice_(choice) {
    const std::string first = choice.paths.empty() ? "-" : choice.paths.front();
    if (const auto how = load_options(context, input, settings, first)) {
      most_files_ = how->limits.files;
    }
  }

  Result<std::vector<ListedFile>> run() {
    for (const std::string& path : choice_.paths) add_path(path);
    if (auto error = add_list(choice_.files_from, '\n')) return *error;
    if (auto error = add_list(choice_.files_from0, '\0')) return *error;
    if (files_.size() > most_files_) return too_many();
    return std::move(files_);
  }

 private:
  Status add_list(const std::string& name, char separator) {
    if (name.empty()) return std::nullopt;
    auto bytes = name == "-" ? context_.files.read_stdin("<stdin>") : read(name);
    if (!bytes) return bytes.error();
    for (const std::string& path : split(bytes->bytes(), separator)) add_path(path);
    return std::nullopt;
  }

  Result<Source> read(const std::string& name) {
    auto file = context_.files.read(name);
    if (!file) return file.error();
    return std::move(file->source);
  }

  void add_path(const std::string& path) {
    if (path != "-" && !context_.files.list(path).empty()) {
      const auto resolved = context_.files.resolve(path);
      if (resolved) add_folder(path, *resolved);
    } else if (path == "-" || !choice_.force_exclude || !settings_.excludes(path)) {
      add({path, false, {}});
    }
  }

  Error too_many() const {
    return {fmt::format("there are more than {} files to look at", most_files_),
            "name fewer of them, or raise the limit with --limit files=NUMBER"};
  }

  void add(ListedFile file) {
    if (files_.size() > most_files_) return;
    if (seen_.insert(file.path).second) files_.push_back(std::move(file));
  }

  void add_folder(const std::string& folder, const std::string& resolved) {
    std::string prefix = std::filesystem::path(folder).lexically_normal().string();
    if (prefix == ".") prefix.clear();
    if (!prefix.empty() && !prefix.ends_with('/')) prefix += '/';
    std::vector<std::string> found;
    const std::string repository = repository_of(context_, resolved);
    if (repository.empty() || !list_by_git(resolved, prefix, found)) {
      walk(prefix.empty() ? "." : prefix, prefix, 0, found);
    }
    std::sort(found.begin(), found.end());
    for (std::string& path : found) {
      if (is_candidate(path) && !settings_.excludes(path)) add({std::move(path), true, repository});
    }
  }

  // False when git does not read the repository.
  bool list_by_git(const std::string& folder, const std::string& prefix,
                   std::vector<std::string>& found) {
    const auto repository = GitRepository::open_at(folder);
    if (!repository) return false;
    const auto paths = repository->files_below(folder);
    if (!paths) return false;
    for (const std::string& path : *paths) {
      // Deleted files are known to git until that is committed. Submodules and other repositories
      // in this one are listed as what they are here: folders.
      if (!context_.files.exists(prefix + path)) continue;
      if (!context_.files.list(prefix + path).empty()) {
        add_inner_folder(folder, prefix, path);
      } else {
        found.push_back(prefix + path);
      }
    }
    return true;
  }

  // As walk() sees it, a link is no folder.
  void add_inner_folder(const std::string& folder, const std::string& prefix,
                        const std::string& path) {
    const std::string_view name = std::string_view(path).substr(0, path.find_last_not_of('/') + 1);
    const auto resolved = context_.files.resolve(prefix + path);
    const bool is_link = resolved && *resolved != (folder == "/" ? "/" : folder + "/").append(name);
    if (resolved && !is_link) add_folder(prefix + path, *resolved);
  }

  void walk(const std::string& folder, const std::string& prefix, std::size_t depth,
            std::vector<std::string>& found) {
    for (const FolderItem& item : context_.files.list(folder)) {
      if (item.name.starts_with('.')) continue;
      const std::string path = prefix + item.name;
      if (!item.is_folder) {
        found.push_back(path);
      } else if (depth < most_depth) {
        walk(path, path + "/", depth + 1, found);
      }
    }
  }

  bool is_candidate(const std::string& path) {
    const std::string name = std::filesystem::path(path).filename().string();
    if (name.starts_with('.')) return false;
    if (looks_like_zone_file(path) || may_hold_zone(path)) return true;
    const auto options = load_options(context_, input_, settings_, path);
    return options && options->origin && input_.origin.empty();
  }

  const Context& context_;
  const InputOptions& input_;
  SettingsFinder& settings_;
  const FileChoice& choice_;
  std::uint64_t most_files_ = ReadLimits{}.files;
  std::vector<ListedFile> files_;
  std::set<std::string> seen_;
};

}  // namespace

void add_file_options(CLI::App& command, FileChoice& choice) {
  command
      .add_option("PATH", choice.paths,
                  "Zone files, each its own zone; folders are looked through; - for standard input")
      ->type_name("");
  command
      .add_option("--files-from", choice.files_from,
                  "Further paths, one on each line of this file; - for standard input")
      ->type_name("FILE");
  command.add_option("--files-from0", choice.files_from0, "The same, each path ended by NUL")
      ->type_name("FILE");
  command.add_flag("--force-exclude", choice.force_exclude,
                   "Leave out what the settings exclude even when it is named");
}

Result<std::vector<ListedFile>> list_files(const Context& context, const InputOptions& input,
                                           SettingsFinder& settings, const FileChoice& choice) {
  return Lister(context, input, settings, choice).run();
}

}  // namespace zonemend::cli
