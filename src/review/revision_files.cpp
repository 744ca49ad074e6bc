#include "review/revision_files.h"

#include <fmt/format.h>
#include <fnmatch.h>

#include <filesystem>

namespace zonemend {
namespace {

constexpr int most_links = 16;

}  // namespace

RevisionFiles::RevisionFiles(const GitRepository& repository, GitTree tree, std::string here)
    : repository_(repository), tree_(std::move(tree)), here_(std::move(here)) {}

std::optional<std::string> RevisionFiles::inside(const std::string& path, int links) const {
  namespace fs = std::filesystem;
  const fs::path whole = (fs::path(here_) / path).lexically_normal();
  const std::string relative = whole.lexically_relative(repository_.top()).string();
  if (relative.empty() || relative == ".." || relative.starts_with("../")) return std::nullopt;
  if (relative == ".") return std::string();
  // A link may be the file or a folder on the way to it.
  std::string passed;
  for (const fs::path& part : fs::path(relative)) {
    if (part.empty()) continue;
    passed += (passed.empty() ? "" : "/") + part.string();
    const auto found = tree_.find(passed);
    if (found == tree_.end() || !found->second.is_link) continue;
    const auto target = repository_.content(found->second.object);
    if (!target || links >= most_links || target->starts_with('/')) return std::nullopt;
    const fs::path rest = fs::path(relative).lexically_relative(passed);
    const fs::path folder = fs::path(repository_.top()) / fs::path(passed).parent_path();
    return inside((folder / *target / (rest == "." ? fs::path() : rest)).string(), links + 1);
  }
  return passed;
}

bool RevisionFiles::is_folder(const std::string& inside) const {
  if (inside.empty()) return true;
  const auto first = tree_.lower_bound(inside + "/");
  return first != tree_.end() && first->first.starts_with(inside + "/");
}

Result<ReadFile> RevisionFiles::read(const std::string& path) {
  const auto at = inside(path);
  const auto found = at ? tree_.find(*at) : tree_.end();
  if (found == tree_.end()) {
    return Error{fmt::format("cannot read '{}': {}", path,
                             at && is_folder(*at) ? "it is a folder" : "it is not in this version"),
                 "check the path"};
  }
  auto bytes = repository_.content(found->second.object);
  if (!bytes) return bytes.error();
  if (bytes->size() > max_source_size) {
    return Error{fmt::format("cannot read '{}': it is too large for a zone file", path), ""};
  }
  return ReadFile{Source(path, std::move(*bytes)), FileStamp{}};
}

Result<Source> RevisionFiles::read_stdin(std::string) {
  return Error{"standard input has no versions", "name a file of the repository"};
}

Status RevisionFiles::write(const std::string& path, std::string_view, const FileStamp*) {
  return Error{fmt::format("cannot write '{}': a commit does not change", path), ""};
}

bool RevisionFiles::exists(const std::string& path) {
  const auto at = inside(path);
  // Whoever looks for the repository's root finds it.
  if (at && *at == ".git") return true;
  return at && (tree_.contains(*at) || is_folder(*at));
}

Result<std::string> RevisionFiles::resolve(const std::string& path) {
  const auto at = inside(path);
  if (!at || (!tree_.contains(*at) && !is_folder(*at))) {
    return Error{fmt::format("cannot read '{}': it is not in this version", path), ""};
  }
  return at->empty() ? repository_.top() : repository_.top() + "/" + *at;
}

std::vector<FolderItem> RevisionFiles::list(const std::string& folder) {
  std::vector<FolderItem> items;
  const auto at = inside(folder);
  if (!at) return items;
  const std::string prefix = at->empty() ? "" : *at + "/";
  for (auto file = tree_.lower_bound(prefix); file != tree_.end(); ++file) {
    if (!file->first.starts_with(prefix)) break;
    const std::string rest = file->first.substr(prefix.size());
    const std::string name = rest.substr(0, rest.find('/'));
    if (!items.empty() && items.back().name == name) continue;
    items.push_back({name, rest.size() != name.size()});
  }
  return items;
}

std::vector<std::string> RevisionFiles::matching(const std::string& pattern) {
  std::vector<std::string> result;
  for (const auto& [path, file] : tree_) {
    const std::string whole = repository_.top() + "/" + path;
    const std::string wanted = (std::filesystem::path(here_) / pattern).lexically_normal().string();
    if (fnmatch(wanted.c_str(), whole.c_str(), FNM_PATHNAME | FNM_PERIOD) != 0) continue;
    const std::string relative = std::filesystem::path(whole).lexically_relative(here_).string();
    result.push_back(pattern.starts_with('/') ? whole : relative);
  }
  return result;
}

}  // namespace zonemend
