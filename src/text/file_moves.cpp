#include "text/file_moves.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace zonemend {
namespace {

constexpr const char* no_permission = "look at the rights of its folder, or ask its owner";

}  // namespace

Status make_executable(SystemCalls& calls, const std::string& path) {
  const int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY;
  const Descriptor file(calls, calls.open_at(AT_FDCWD, path.c_str(), flags));
  if (file && calls.change_mode(file.get(), 0755) == 0) return std::nullopt;
  return Error{fmt::format("cannot make '{}' executable: {}", path, errno_text(errno)),
               "run chmod 755 on it as its owner"};
}

Status move_file(SystemCalls& calls, const std::string& from, const std::string& to,
                 IfThere there) {
  const bool replace = there == IfThere::replace;
  if (calls.rename(AT_FDCWD, from.c_str(), to.c_str(), replace) == 0) return std::nullopt;
  return Error{
      fmt::format("cannot move '{}' to '{}': {}; nothing was moved", from, to, errno_text(errno)),
      errno == EEXIST ? "move that file out of the way" : no_permission};
}

Status remove_file(SystemCalls& calls, const std::string& path) {
  if (calls.unlink(AT_FDCWD, path.c_str()) == 0 || errno == ENOENT) return std::nullopt;
  return Error{fmt::format("cannot remove '{}': {}", path, errno_text(errno)), no_permission};
}

Status make_folder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!error) return std::nullopt;
  return Error{fmt::format("cannot make the folder '{}': {}", path, error.message()),
               "make it by hand, or check the path"};
}

}  // namespace zonemend
