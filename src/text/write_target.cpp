#include "text/write_target.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>

namespace zonemend {

Error WriteTarget::refusal(std::string_view why, std::string help) const {
  return {fmt::format("cannot write '{}': {}; nothing was changed", path, why), std::move(help)};
}

Error WriteTarget::failure(std::string_view step, int number, std::string help) const {
  return refusal(fmt::format("{}: {}", step, errno_text(number)), std::move(help));
}

Error WriteTarget::missing() const {
  return refusal("it is not there any more", "run the command again");
}

Error WriteTarget::changed() const {
  return refusal("somebody else changed it after it was read", "run the command again");
}

Error WriteTarget::being_written() const {
  return refusal("another program has it open for writing",
                 "run the command again when it is done");
}

namespace {

// The path with its symbolic links followed; the path itself when nothing is there.
Result<std::string> final_path(SystemCalls& calls, const WriteTarget& target) {
  if (const auto resolved = calls.resolve(target.path.c_str())) return std::string(resolved.get());
  if (errno != ENOENT) return target.failure("cannot find it", errno, "check the path");
  struct stat status;
  const bool is_link =
      calls.stat_at(AT_FDCWD, target.path.c_str(), status, AT_SYMLINK_NOFOLLOW) == 0 &&
      S_ISLNK(status.st_mode);
  if (is_link) {
    return target.refusal("it is a symbolic link to a file that does not exist",
                          "name the file itself, or remove the link");
  }
  return target.path;
}

Status open_folder(SystemCalls& calls, WriteTarget& target, const std::string& path) {
  const std::size_t slash = path.rfind('/');
  target.name = path.substr(slash == std::string::npos ? 0 : slash + 1);
  if (target.name.empty()) return target.refusal("it names no file", "add the name of a file");
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  target.folder = Descriptor(
      calls, calls.open_at(AT_FDCWD, folder.c_str(), O_RDONLY | O_DIRECTORY | O_NONBLOCK));
  if (target.folder) return {};
  return target.failure(fmt::format("cannot open its folder '{}'", folder), errno,
                        "create the folder, or check the path");
}

// Opens the file that is there, if one is. Looks before opening: opening a device can have effects.
Status open_old_file(SystemCalls& calls, WriteTarget& target) {
  const int folder = target.folder.get();
  const char* name = target.name.c_str();
  if (calls.stat_at(folder, name, target.status, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno == ENOENT) return {};
    return target.failure("cannot look at it", errno, "check the path");
  }
  if (!S_ISREG(target.status.st_mode)) {
    return target.refusal(
        fmt::format("it is a {}, not a regular file", kind_text(target.status.st_mode)),
        "name a file, or leave -o out to write to standard output");
  }
  const int flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
  target.file = Descriptor(calls, calls.open_at(folder, name, flags));
  if (!target.file) return target.failure("cannot open it", errno, write_elsewhere);
  if (calls.stat(target.file.get(), target.status) != 0) {
    return target.failure("cannot look at it", errno, write_elsewhere);
  }
  // The old file stays as it is; only what is known of it is needed from here on.
  return S_ISREG(target.status.st_mode) ? Status() : target.changed();
}

}  // namespace

Result<WriteTarget> find_write_target(SystemCalls& calls, const std::string& path) {
  WriteTarget target;
  target.path = path;
  const Result<std::string> real = final_path(calls, target);
  if (!real) return real.error();
  if (Status failed = open_folder(calls, target, *real)) return *failed;
  if (Status failed = open_old_file(calls, target)) return *failed;
  return target;
}

Status check_replaceable(SystemCalls& calls, const WriteTarget& target, const FileStamp* expected) {
  if (!target.file) return expected ? Status(target.missing()) : Status();
  if (expected && stamp_of(target.status) != *expected) return target.changed();
  // Replacing a file needs no permission on the file itself: somebody who protected it did not mean
  // it to be replaced, not even by root.
  if ((target.status.st_mode & S_IWUSR) == 0) {
    return target.refusal("it is read-only",
                          fmt::format("make it writable (chmod u+w), or {}", write_elsewhere));
  }
  if (calls.may_write(target.folder.get(), target.name.c_str()) != 0) {
    return target.failure("no permission to write it", errno,
                          fmt::format("run the command as its owner, or {}", write_elsewhere));
  }
  if (target.status.st_nlink > 1) {
    return target.refusal(
        fmt::format("it has {} hard links, and the others would keep the old text",
                    target.status.st_nlink),
        fmt::format("remove the other links, or {} and copy that over it", write_elsewhere));
  }
  return {};
}

}  // namespace zonemend
