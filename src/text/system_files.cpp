#include <fcntl.h>
#include <fmt/format.h>
#include <glob.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <ctime>
#include <filesystem>
#include <system_error>
#include <utility>

#include "text/parallel.h"
#include "text/system_calls.h"
#include "zonemend/file_access.h"
#include "zonemend/safe_write.h"

namespace zonemend {
namespace {

constexpr int reading = O_RDONLY | O_NONBLOCK | O_NOCTTY;
constexpr std::size_t worth_several_threads = std::size_t{16} << 20;  // octets

// Fills `buffer` until it is full or the file ends; -1 with errno on failure.
ssize_t read_fully(SystemCalls& calls, int file, char* buffer, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = calls.read(file, buffer + done, size - done);
    if (got < 0) return -1;
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return static_cast<ssize_t>(done);
}

// The same, in parts that several threads read: memory that is touched for the first time takes
// longer than what is written to it.
ssize_t read_in_parts(SystemCalls& calls, int file, char* buffer, std::size_t size) {
  constexpr std::size_t part_size = std::size_t{4} << 20;
  std::atomic<std::size_t> all = 0;
  std::atomic<int> error = 0;
  for_each_piece((size + part_size - 1) / part_size, threads_at_hand, [&](std::size_t i) {
    const std::size_t end = std::min(size, (i + 1) * part_size);
    for (std::size_t at = i * part_size; at < end;) {
      const ssize_t got = calls.read_at(file, buffer + at, end - at, static_cast<off_t>(at));
      if (got < 0) error = errno;
      if (got <= 0) return;
      at += static_cast<std::size_t>(got);
      all += static_cast<std::size_t>(got);
    }
  });
  errno = error;
  return error != 0 ? -1 : static_cast<ssize_t>(all);
}

Error cannot_read(const std::string& path, int number) {
  std::string help;
  if (number == ENOENT) help = "check the path; '-' reads standard input";
  if (number == EACCES) help = "ask for read permission on the file and on the folders above it";
  return {fmt::format("cannot read '{}': {}", path, errno_text(number)), std::move(help)};
}

Status check_readable(const std::string& path, const struct stat& status) {
  if (S_ISDIR(status.st_mode)) {
    return Error{fmt::format("cannot read '{}': it is a folder", path),
                 "name the zone files in it"};
  }
  if (!S_ISREG(status.st_mode)) {
    return Error{fmt::format("cannot read '{}': it is a {}, not a regular file", path,
                             kind_text(status.st_mode)),
                 "name a file, or pipe the zone in and name '-'"};
  }
  if (static_cast<std::uint64_t>(status.st_size) > max_source_size) {
    return Error{fmt::format("cannot read '{}': it has {} bytes, more than the {} that a zone file "
                             "may have here",
                             path, status.st_size, max_source_size),
                 "split the zone with $INCLUDE"};
  }
  return {};
}

Error changed_while_read(const std::string& path) {
  return {fmt::format("cannot read '{}': it changed while being read", path),
          "run the command again when nothing writes to the file"};
}

// The size of a file on a disk is that of its text; /proc and /sys know no sizes.
Error wrong_size(const std::string& path) {
  return {fmt::format("cannot read '{}': its size is not that of its text: it is no file on a disk",
                      path),
          "name a file, or pipe the zone in and name '-'"};
}

// Until the clock by which files are dated goes on, a file can change again without showing it.
void let_clock_tick(const struct stat& status) {
  constexpr timespec pause{0, 500'000};
  for (int attempt = 0; attempt < 40; ++attempt) {
    timespec now;
    ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
    const timespec& then = status.st_mtim;
    const bool later =
        now.tv_sec != then.tv_sec ? now.tv_sec > then.tv_sec : now.tv_nsec > then.tv_nsec;
    if (later || then.tv_sec > now.tv_sec + 1) return;
    ::nanosleep(&pause, nullptr);
  }
}

Result<ReadFile> read_open_file(SystemCalls& calls, const std::string& path, int file) {
  struct stat before;
  if (calls.stat(file, before) != 0) return cannot_read(path, errno);
  if (Status refused = check_readable(path, before)) return *refused;
  let_clock_tick(before);
  const auto size = static_cast<std::size_t>(before.st_size);
  // One byte more than expected shows that the file grew.
  auto bytes = std::make_unique_for_overwrite<char[]>(size + 1);
  const bool in_parts = threads_at_hand > 1 && size >= worth_several_threads;
  const ssize_t got = in_parts ? read_in_parts(calls, file, bytes.get(), size + 1)
                               : read_fully(calls, file, bytes.get(), size + 1);
  if (got < 0) return cannot_read(path, errno);
  struct stat after;
  if (calls.stat(file, after) != 0) return cannot_read(path, errno);
  if (stamp_of(before) != stamp_of(after)) return changed_while_read(path);
  if (static_cast<std::size_t>(got) != size) return wrong_size(path);
  return ReadFile{Source(path, std::move(bytes), size), stamp_of(after)};
}

// Waits until a standard input that somebody made non-blocking has more.
void wait_readable(int file) {
  pollfd wanted{file, POLLIN, 0};
  ::poll(&wanted, 1, -1);
}

class SystemFiles : public FileAccess {
 public:
  explicit SystemFiles(SystemCalls& calls) : calls_(calls) {}

  Result<ReadFile> read(const std::string& path) override {
    // Looked at before it is opened: opening a device can have effects, opening a socket fails
    // without saying why. Looked at again afterwards, in case it was exchanged in between; until
    // then O_NONBLOCK keeps a FIFO from blocking.
    struct stat status;
    if (calls_.stat_at(AT_FDCWD, path.c_str(), status, 0) != 0) return cannot_read(path, errno);
    if (Status refused = check_readable(path, status)) return *refused;
    const Descriptor file(calls_, calls_.open_at(AT_FDCWD, path.c_str(), reading));
    if (!file) return cannot_read(path, errno);
    return read_open_file(calls_, path, file.get());
  }

  Result<ReadFile> read_resolved(const std::string& resolved, const std::string& name) override {
    struct stat status;
    if (calls_.stat_at(AT_FDCWD, resolved.c_str(), status, AT_SYMLINK_NOFOLLOW) != 0) {
      return cannot_read(name, errno);
    }
    if (S_ISLNK(status.st_mode)) return changed_while_read(name);
    if (Status refused = check_readable(name, status)) return *refused;
    const Descriptor file(calls_, calls_.open_without_links(resolved.c_str(), reading));
    if (file) return read_open_file(calls_, name, file.get());
    const bool has_link = errno == ELOOP || errno == ENOTDIR;
    return has_link ? changed_while_read(name) : cannot_read(name, errno);
  }

  Result<Source> read_stdin(std::string name) override {
    std::string bytes;
    std::size_t size = 0;
    for (;;) {
      if (size == bytes.size()) bytes.resize(std::max<std::size_t>(65536, size * 2));
      const ssize_t got = calls_.read(STDIN_FILENO, bytes.data() + size, bytes.size() - size);
      if (got == 0) break;
      if (got > 0) {
        size += static_cast<std::size_t>(got);
      } else if (errno == EAGAIN) {
        wait_readable(STDIN_FILENO);
      } else {
        return Error{fmt::format("cannot read standard input: {}", errno_text(errno)), ""};
      }
      if (size > max_source_size) {
        return Error{fmt::format("standard input has more than the {} bytes that a zone file may "
                                 "have here",
                                 max_source_size),
                     "split the zone with $INCLUDE"};
      }
    }
    bytes.resize(size);
    return Source(std::move(name), std::move(bytes));
  }

  Status write(const std::string& path, std::string_view bytes,
               const FileStamp* expected) override {
    return safe_write(calls_, path, bytes, expected);
  }

  bool exists(const std::string& path) override {
    struct stat status;
    return calls_.stat_at(AT_FDCWD, path.c_str(), status, 0) == 0;
  }

  Result<std::string> resolve(const std::string& path) override {
    if (const auto resolved = calls_.resolve(path.c_str())) return std::string(resolved.get());
    return cannot_read(path, errno);
  }

  std::vector<FolderItem> list(const std::string& folder) override {
    std::vector<FolderItem> items;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
      const auto status = at->symlink_status(error);
      items.push_back({at->path().filename().string(),
                       !error && status.type() == std::filesystem::file_type::directory});
      error.clear();
    }
    std::sort(items.begin(), items.end(),
              [](const FolderItem& a, const FolderItem& b) { return a.name < b.name; });
    return items;
  }

  std::vector<std::string> matching(const std::string& pattern) override {
    glob_t found{};
    std::vector<std::string> paths;
    if (::glob(pattern.c_str(), 0, nullptr, &found) == 0) {
      paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    }
    ::globfree(&found);
    return paths;
  }

 private:
  SystemCalls& calls_;
};

}  // namespace

std::unique_ptr<FileAccess> system_files(SystemCalls& calls) {
  return std::make_unique<SystemFiles>(calls);
}

std::unique_ptr<FileAccess> system_files() {
  static SystemCalls calls;  // has no state
  return system_files(calls);
}

}  // namespace zonemend
