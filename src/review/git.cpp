#include "review/git.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>

namespace zonemend {
namespace {

std::string first_line(const std::string& text) {
  std::string line = text.substr(0, text.find('\n'));
  for (const std::string_view prefix : {"fatal: ", "error: "}) {
    if (line.starts_with(prefix)) line.erase(0, prefix.size());
  }
  return line;
}

// What git says when it will not, and what a person can do about it.
Error git_error(const std::string& said) {
  if (said.find("dubious ownership") != std::string::npos) {
    return {"git does not read this repository: it belongs to somebody else",
            "if you trust it, run: git config --global --add safe.directory PATH (in a container: "
            "the path of the checkout)"};
  }
  if (said.find("not a git repository") != std::string::npos) {
    return {"this is not a git repository", "run zonemend inside one, or compare two files"};
  }
  return {fmt::format("git says: {}", first_line(said)), ""};
}

// The items of a list in which each is followed by NUL.
std::vector<std::string> split_at_nul(const std::string& text) {
  std::vector<std::string> items;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\0', at), text.size());
    items.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return items;
}

constexpr std::string_view link_mode = "120000";
bool is_file_mode(std::string_view mode) { return mode.starts_with("100") || mode == link_mode; }

}  // namespace

Command GitRepository::command(const std::vector<std::string>& arguments) const {
  // Neither a file system monitor nor an optional lock: reading is all we do.
  std::vector<std::string> words = {
      "git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-C", top_};
  words.insert(words.end(), arguments.begin(), arguments.end());
  const std::vector<std::pair<std::string, std::string>> no_settings;
  return {std::move(words), git_environment(place_, without_filters_.value_or(no_settings))};
}

// Who compares files with the index may have to run them through the filters that the repository
// names for them (gitattributes(5), "filter"), which are programs. Settings of ours take their
// place.
Status GitRepository::read_filters() const {
  if (without_filters_) return std::nullopt;
  const auto names = run_process(command({"config", "-z", "--name-only", "--get-regexp",
                                          "^filter\\..*\\.(clean|smudge|process|required)$"}));
  if (!names) return names.error();
  if (names->status > 1) return git_error(names->err);  // 1: there are none
  without_filters_.emplace();
  for (const std::string& name : split_at_nul(names->out)) {
    without_filters_->emplace_back(name, name.ends_with(".required") ? "false" : "");
  }
  return std::nullopt;
}

Result<std::string> GitRepository::ask(const std::vector<std::string>& arguments) const {
  auto result = run_process(command(arguments));
  if (!result) return result.error();
  if (result->status != 0) return git_error(result->err);
  return std::move(result->out);
}

Result<GitRepository> GitRepository::open() { return open(GitRepository(".", GitPlace::given)); }

Result<GitRepository> GitRepository::open_at(const std::string& folder) {
  return open(GitRepository(folder, GitPlace::folder));
}

Result<GitRepository> GitRepository::open(const GitRepository& here) {
  auto top = here.ask({"rev-parse", "--is-bare-repository", "--absolute-git-dir"});
  if (!top) return top.error();
  const bool bare = top->starts_with("true\n");
  if (bare) {
    std::string path = top->substr(5);
    while (path.ends_with('\n')) path.pop_back();
    return GitRepository(std::move(path), here.place_, true);
  }
  top = here.ask({"rev-parse", "--show-toplevel"});
  if (!top) return top.error();
  if (top->ends_with('\n')) top->pop_back();
  return GitRepository(std::move(*top), here.place_);
}

// git gives some paths as seen from the top, where it also runs hooks.
Result<std::string> GitRepository::ask_path(const std::vector<std::string>& arguments) const {
  auto path = ask(arguments);
  if (!path) return path.error();
  if (path->ends_with('\n')) path->pop_back();
  return (std::filesystem::path(top_) / *path).lexically_normal().string();
}

Result<std::string> GitRepository::hooks_folder() const {
  return ask_path({"rev-parse", "--git-path", "hooks"});
}

Result<std::string> GitRepository::common_folder() const {
  return ask_path({"rev-parse", "--git-common-dir"});
}

Result<std::string> GitRepository::commit(const std::string& revision) const {
  auto object = run_process(
      command({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"}));
  if (!object) return object.error();
  const bool excludes = object->out.starts_with('^');  // "^main": all but its history
  if (object->status != 0 || excludes) {
    return Error{fmt::format("git knows no commit '{}'", revision),
                 "check the name; in CI, fetch the whole history (fetch-depth: 0), or that branch"};
  }
  std::string result = object->out;
  while (result.ends_with('\n')) result.pop_back();
  return result;
}

Result<std::string> GitRepository::merge_base(const std::string& a, const std::string& b) const {
  const auto base = common_commit(a, b);
  if (!base) return base.error();
  if (!*base) {
    return Error{fmt::format("'{}' and '{}' have no common history here", a, b),
                 "in CI, fetch the whole history (fetch-depth: 0)"};
  }
  return **base;
}

Result<std::optional<std::string>> GitRepository::common_commit(const std::string& a,
                                                                const std::string& b) const {
  const auto first = commit(a);
  if (!first) return first.error();
  const auto second = commit(b);
  if (!second) return second.error();
  const auto base = run_process(command({"merge-base", *first, *second}));
  if (!base) return base.error();
  if (base->status == 1) return std::optional<std::string>();
  if (base->status != 0) return git_error(base->err);
  return std::optional(base->out.substr(0, base->out.find('\n')));
}

// git knows it in every repository; its name depends on the kind of hash.
Result<std::string> GitRepository::empty_tree() const {
  auto tree = ask({"hash-object", "-t", "tree", "/dev/null"});
  if (!tree) return tree.error();
  return tree->substr(0, tree->find('\n'));
}

// MODE type OBJECT<TAB>path
Result<GitTree> GitRepository::tree(const std::string& commit) const {
  const auto list = ask({"ls-tree", "-r", "-z", "--full-tree", commit});
  if (!list) return list.error();
  GitTree tree;
  for (const std::string& item : split_at_nul(*list)) {
    const std::size_t tab = item.find('\t');
    const std::size_t object = item.rfind(' ', tab);
    if (tab == std::string::npos || !is_file_mode(item.substr(0, item.find(' ')))) continue;
    tree[item.substr(tab + 1)] = {item.substr(object + 1, tab - object - 1),
                                  item.starts_with(link_mode)};
  }
  return tree;
}

// MODE OBJECT STAGE<TAB>path
Result<GitTree> GitRepository::index() const {
  const auto list = ask({"ls-files", "-s", "-z", "--full-name"});
  if (!list) return list.error();
  GitTree tree;
  for (const std::string& item : split_at_nul(*list)) {
    const std::size_t tab = item.find('\t');
    const std::size_t object = item.find(' ') + 1;
    if (tab == std::string::npos || !is_file_mode(item.substr(0, object - 1))) continue;
    tree[item.substr(tab + 1)] = {item.substr(object, item.find(' ', object) - object),
                                  item.starts_with(link_mode)};
  }
  return tree;
}

Result<std::vector<std::string>> GitRepository::files_below(const std::string& folder) const {
  const GitRepository there(folder, GitPlace::folder);
  const auto list = there.ask({"ls-files", "-z", "--cached", "--others", "--exclude-standard"});
  if (!list) return list.error();
  return split_at_nul(*list);
}

Result<std::vector<GitChange>> GitRepository::changes_by(
    const std::vector<std::string>& arguments) const {
  const auto list = ask(arguments);
  if (!list) return list.error();
  std::vector<GitChange> changes;
  const auto items = split_at_nul(*list);
  for (std::size_t i = 0; i + 1 < items.size();) {
    const char kind = items[i].empty() ? '?' : items[i][0];
    const std::string& path = items[i + 1];
    const bool two_paths = (kind == 'R' || kind == 'C') && i + 2 < items.size();
    if (two_paths) {
      changes.push_back({kind == 'R' ? std::optional(path) : std::nullopt, items[i + 2]});
    } else if (kind == 'A') {
      changes.push_back({std::nullopt, path});
    } else if (kind == 'D') {
      changes.push_back({path, std::nullopt});
    } else {
      changes.push_back({path, path});
    }
    i += two_paths ? 3 : 2;
  }
  return changes;
}

Result<std::vector<GitChange>> GitRepository::changes(const std::string& from,
                                                      const std::string& to) const {
  return changes_by({"diff-tree", "-r", "-z", "--ignore-submodules=all", "-M", "--no-commit-id",
                     "--name-status", from, to});
}

Result<std::vector<GitChange>> GitRepository::staged_changes(const std::string& from) const {
  return changes_by({"diff-index", "-z", "--ignore-submodules=all", "-M", "--cached",
                     "--name-status", from, "--"});
}

Result<std::vector<GitChange>> GitRepository::unstaged_changes(const std::string& from) const {
  if (auto error = read_filters()) return *error;
  auto changes = changes_by(
      {"diff-index", "-z", "--ignore-submodules=all", "-M", "--name-status", from, "--"});
  if (!changes) return changes.error();
  const auto others = ask({"ls-files", "-z", "--others", "--exclude-standard", "--full-name"});
  if (!others) return others.error();
  for (std::string& path : split_at_nul(*others))
    changes->push_back({std::nullopt, std::move(path)});
  return changes;
}

Result<std::string> GitRepository::content(const std::string& object) const {
  if (!contents_) {
    auto started = Conversation::start(command({"cat-file", "--batch"}));
    if (!started) return started.error();
    contents_ = std::make_unique<Conversation>(std::move(*started));
  }
  // OBJECT type SIZE, then the content and a line end
  std::string line;
  std::string bytes;
  std::size_t size = 0;
  const bool answered = contents_->say(object + "\n") && contents_->hear_line(line);
  const std::size_t number = line.rfind(' ') + 1;
  const bool good =
      answered && line.starts_with(object + " blob ") &&
      std::from_chars(line.data() + number, line.data() + line.size(), size).ec == std::errc();
  if (!good || !contents_->hear_bytes(size + 1, bytes)) {
    contents_.reset();
    return Error{fmt::format("git cannot read the object {}", object),
                 "in a shallow or partial clone, fetch more of the history"};
  }
  bytes.pop_back();
  return bytes;
}

}  // namespace zonemend
