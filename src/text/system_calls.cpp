#include "text/system_calls.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>
#include <utility>

namespace zonemend {
namespace {

template <class Function>
auto again(Function function) {
  auto result = function();
  while (result < 0 && errno == EINTR) result = function();
  return result;
}

// One folder after the other, so that none can become a link unseen.
int open_by_steps(const char* path, int flags) {
  int folder = ::open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
  while (folder >= 0) {
    path += std::strspn(path, "/");
    const std::string name(path, std::strcspn(path, "/"));
    path += name.size();
    const bool is_last = *path == '\0';
    const int next = ::openat(folder, name.c_str(),
                              (is_last ? flags : O_PATH | O_DIRECTORY) | O_NOFOLLOW | O_CLOEXEC);
    const int number = errno;
    ::close(folder);
    errno = number;
    if (is_last) return next;
    folder = next;
  }
  return -1;
}

}  // namespace

int SystemCalls::fault(Call) { return 0; }

std::size_t SystemCalls::limit(Call, std::size_t size) { return size; }

bool SystemCalls::fails(Call call) {
  const int number = fault(call);
  if (number != 0) errno = number;
  return number != 0;
}

std::unique_ptr<char, void (*)(void*)> SystemCalls::resolve(const char* path) {
  return {fails(Call::resolve) ? nullptr : ::realpath(path, nullptr), ::free};
}

int SystemCalls::stat_at(int folder, const char* name, struct stat& status, int flags) {
  return again([&] { return fails(Call::stat) ? -1 : ::fstatat(folder, name, &status, flags); });
}

int SystemCalls::open_at(int folder, const char* name, int flags) {
  return again([&] { return fails(Call::open) ? -1 : ::openat(folder, name, flags | O_CLOEXEC); });
}

int SystemCalls::open_without_links(const char* path, int flags) {
  return again([&] { return fails(Call::open) ? -1 : open_by_steps(path, flags); });
}

int SystemCalls::create_at(int folder, const char* name, int flags, mode_t mode) {
  return again([&] {
    return fails(Call::create) ? -1 : ::openat(folder, name, flags | O_CREAT | O_CLOEXEC, mode);
  });
}

int SystemCalls::stat(int file, struct stat& status) {
  return again([&] { return fails(Call::fstat) ? -1 : ::fstat(file, &status); });
}

ssize_t SystemCalls::read(int file, char* buffer, std::size_t size) {
  return again([&] {
    return fails(Call::read) ? ssize_t{-1} : ::read(file, buffer, limit(Call::read, size));
  });
}

ssize_t SystemCalls::read_at(int file, char* buffer, std::size_t size, off_t offset) {
  return again([&] {
    return fails(Call::read) ? ssize_t{-1} : ::pread(file, buffer, limit(Call::read, size), offset);
  });
}

ssize_t SystemCalls::write(int file, const char* bytes, std::size_t size) {
  return again([&] {
    return fails(Call::write) ? ssize_t{-1} : ::write(file, bytes, limit(Call::write, size));
  });
}

int SystemCalls::change_owner(int file, uid_t owner, gid_t group) {
  return again([&] { return fails(Call::chown) ? -1 : ::fchown(file, owner, group); });
}

int SystemCalls::change_mode(int file, mode_t mode) {
  return again([&] { return fails(Call::chmod) ? -1 : ::fchmod(file, mode); });
}

int SystemCalls::may_write(int folder, const char* name) {
  return again(
      [&] { return fails(Call::access) ? -1 : ::faccessat(folder, name, W_OK, AT_EACCESS); });
}

int SystemCalls::random(void* buffer, std::size_t size) {
  // Up to 256 bytes come whole.
  return again([&] { return fails(Call::random) || ::getrandom(buffer, size, 0) < 0 ? -1 : 0; });
}

int SystemCalls::attribute_names(int file, std::vector<std::string>& names) {
  if (fails(Call::get_attribute)) return -1;
  std::string list(65536, '\0');  // XATTR_LIST_MAX
  const ssize_t size = ::flistxattr(file, list.data(), list.size());
  if (size < 0) return -1;
  const auto end = static_cast<std::size_t>(size);
  for (std::size_t at = 0; at < end; at += names.back().size() + 1) {
    names.emplace_back(list.c_str() + at);
  }
  return 0;
}

int SystemCalls::get_attribute(int file, const char* name, std::string& value) {
  if (fails(Call::get_attribute)) return -1;
  value.assign(65536, '\0');  // XATTR_SIZE_MAX
  const ssize_t size = ::fgetxattr(file, name, value.data(), value.size());
  if (size < 0) return -1;
  value.resize(static_cast<std::size_t>(size));
  return 0;
}

int SystemCalls::set_attribute(int file, const char* name, std::string_view value) {
  if (fails(Call::set_attribute)) return -1;
  return ::fsetxattr(file, name, value.data(), value.size(), 0);
}

int SystemCalls::remove_attribute(int file, const char* name) {
  return fails(Call::set_attribute) ? -1 : ::fremovexattr(file, name);
}

int SystemCalls::sync(int file) {
  return again([&] { return fails(Call::sync) ? -1 : ::fsync(file); });
}

int SystemCalls::close(int file) {
  const int number = fault(Call::close);
  // Not repeated after EINTR: Linux has closed the descriptor by then.
  const int result = ::close(file);
  if (number == 0) return result;
  errno = number;
  return -1;
}

int SystemCalls::lock(int folder) {
  return again([&] { return fails(Call::lock) ? -1 : ::flock(folder, LOCK_EX | LOCK_NB); });
}

int SystemCalls::unlock(int folder) { return ::flock(folder, LOCK_UN); }

int SystemCalls::lease(int file) {
  if (fails(Call::lease)) return -1;
  // Whoever waits is announced by a signal: one that does nothing unless somebody asked for it.
  if (::fcntl(file, F_SETSIG, SIGURG) != 0) return -1;
  return again([&] { return ::fcntl(file, F_SETLEASE, F_RDLCK); });
}

bool SystemCalls::keeps_lease(int file) { return ::fcntl(file, F_GETLEASE) == F_RDLCK; }

int SystemCalls::end_lease(int file) { return ::fcntl(file, F_SETLEASE, F_UNLCK); }

int SystemCalls::rename(int folder, const char* from, const char* to, bool replace) {
  if (fails(Call::rename)) return -1;
  if (replace) return ::renameat(folder, from, folder, to);
  const int result = ::renameat2(folder, from, folder, to, RENAME_NOREPLACE);
  if (result == 0 || (errno != EINVAL && errno != ENOSYS)) return result;
  // The file system cannot do it in one step (NFS): look, then rename.
  struct stat status;
  if (::fstatat(folder, to, &status, AT_SYMLINK_NOFOLLOW) == 0) {
    errno = EEXIST;
    return -1;
  }
  return ::renameat(folder, from, folder, to);
}

int SystemCalls::exchange(int folder, const char* one, const char* other) {
  if (fails(Call::exchange)) return -1;
  return ::renameat2(folder, one, folder, other, RENAME_EXCHANGE);
}

int SystemCalls::unlink(int folder, const char* name) {
  return fails(Call::unlink) ? -1 : ::unlinkat(folder, name, 0);
}

Descriptor::Descriptor(Descriptor&& other) noexcept
    : calls_(other.calls_), file_(std::exchange(other.file_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  close();
  calls_ = other.calls_;
  file_ = std::exchange(other.file_, -1);
  return *this;
}

int Descriptor::close() { return file_ < 0 ? 0 : calls_->close(std::exchange(file_, -1)); }

FileStamp stamp_of(const struct stat& status) {
  return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino),
          static_cast<std::uint64_t>(status.st_size),
          std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec};
}

std::string_view kind_text(mode_t mode) {
  if (S_ISDIR(mode)) return "folder";
  if (S_ISFIFO(mode)) return "FIFO";
  if (S_ISSOCK(mode)) return "socket";
  if (S_ISLNK(mode)) return "symbolic link";
  return "device";
}

std::string errno_text(int number) { return std::generic_category().message(number); }

}  // namespace zonemend
