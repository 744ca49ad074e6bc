#include "support/memory_files.h"

#include <fnmatch.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <utility>

namespace zonemend::testing {
namespace {

std::string normal(const std::string& path) {
  std::string result = (std::filesystem::path("/work") / path).lexically_normal().string();
  while (result.size() > 1 && result.ends_with('/')) result.pop_back();
  return result;
}

}  // namespace

MemoryFiles::MemoryFiles(std::map<std::string, std::string> files) {
  for (auto& [path, bytes] : files) put(path, std::move(bytes));
}

void MemoryFiles::put(const std::string& path, std::string bytes) {
  files_[normal(path)] = {std::move(bytes), ++version_};
}

std::string MemoryFiles::at(const std::string& path) const {
  const auto found = files_.find(normal(path));
  if (found != files_.end()) return found->second.bytes;
  ADD_FAILURE() << "there is no " << path;
  return "";
}

FileStamp MemoryFiles::stamp(const File& file) const {
  return {.device = 1, .inode = 1, .size = file.bytes.size(), .modified_ns = file.version};
}

bool MemoryFiles::is_folder(const std::string& path) const {
  const std::string prefix = normal(path) + "/";
  const auto found = files_.lower_bound(prefix);
  return found != files_.end() && found->first.starts_with(prefix);
}

Result<ReadFile> MemoryFiles::read(const std::string& path) {
  const auto found = files_.find(normal(path));
  if (found != files_.end()) {
    return ReadFile{Source(path, found->second.bytes), stamp(found->second)};
  }
  if (is_folder(path)) return Error{"cannot read '" + path + "': it is a folder", ""};
  return Error{"cannot read '" + path + "': No such file or directory", "check the path"};
}

Result<Source> MemoryFiles::read_stdin(std::string name) {
  return Source(std::move(name), std::exchange(stdin_, {}));
}

Status MemoryFiles::write(const std::string& path, std::string_view bytes,
                          const FileStamp* expected) {
  if (write_error_) return write_error_;
  const auto found = files_.find(normal(path));
  if (expected && (found == files_.end() || stamp(found->second) != *expected)) {
    return Error{"cannot write '" + path + "': somebody else changed it after it was read",
                 "run the command again"};
  }
  put(path, std::string(bytes));
  written_.push_back(path);
  return {};
}

bool MemoryFiles::exists(const std::string& path) {
  return files_.contains(normal(path)) || is_folder(path);
}

std::vector<FolderItem> MemoryFiles::list(const std::string& folder) {
  const std::string prefix = normal(folder) == "/" ? "/" : normal(folder) + "/";
  std::vector<FolderItem> items;
  for (auto at = files_.lower_bound(prefix); at != files_.end() && at->first.starts_with(prefix);
       ++at) {
    const std::string rest = at->first.substr(prefix.size());
    const std::string name = rest.substr(0, rest.find('/'));
    if (items.empty() || items.back().name != name) items.push_back({name, name != rest});
  }
  return items;
}

Result<std::string> MemoryFiles::resolve(const std::string& path) {
  if (!exists(path)) return Error{"cannot read '" + path + "': No such file or directory", ""};
  return normal(path);
}

std::vector<std::string> MemoryFiles::matching(const std::string& pattern) {
  std::vector<std::string> paths;
  for (const auto& [path, file] : files_) {
    if (::fnmatch(normal(pattern).c_str(), path.c_str(), FNM_PATHNAME | FNM_PERIOD) == 0) {
      paths.push_back(path);
    }
  }
  return paths;
}

}  // namespace zonemend::testing
