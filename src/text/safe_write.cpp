#include "zonemend/safe_write.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <utility>

#include "text/held_signals.h"
#include "text/system_calls.h"

namespace zonemend {
namespace {

constexpr const char* elsewhere = "write to another file with -o";

// Where the bytes go: the file that the path finally names, symbolic links followed.
struct Target {
  std::string path;  // as the user named it, for messages
  Descriptor folder;
  std::string name;    // within the folder
  Descriptor file;     // the file that is replaced; none when there is none yet
  struct stat status;  // of that file

  Error refusal(std::string_view why, std::string help) const {
    return {fmt::format("cannot write '{}': {}; nothing was changed", path, why), std::move(help)};
  }
  Error failure(std::string_view step, int number, std::string help) const {
    return refusal(fmt::format("{}: {}", step, errno_text(number)), std::move(help));
  }
};

Error missing(const Target& target) {
  return target.refusal("it is not there any more", "run the command again");
}

Error changed(const Target& target) {
  return target.refusal("somebody else changed it after it was read", "run the command again");
}

// The path with its symbolic links followed; the path itself when nothing is there.
Result<std::string> final_path(SystemCalls& calls, const Target& target) {
  if (const auto resolved = calls.resolve(target.path.c_str())) return std::string(resolved.get());
  if (errno != ENOENT) return target.failure("cannot find it", errno, "check the path");
  struct stat status;
  if (calls.stat_at(AT_FDCWD, target.path.c_str(), status, AT_SYMLINK_NOFOLLOW) == 0) {
    return target.refusal("it is a symbolic link to a file that does not exist",
                          "name the file itself, or remove the link");
  }
  return target.path;
}

Status open_folder(SystemCalls& calls, Target& target, const std::string& path) {
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
Status open_old_file(SystemCalls& calls, Target& target) {
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
  if (!target.file) return target.failure("cannot open it", errno, elsewhere);
  if (calls.stat(target.file.get(), target.status) != 0) {
    return target.failure("cannot look at it", errno, elsewhere);
  }
  // The old file stays as it is; only what is known of it is needed from here on.
  return S_ISREG(target.status.st_mode) ? Status() : changed(target);
}

Result<Target> find_target(SystemCalls& calls, const std::string& path) {
  Target target;
  target.path = path;
  const Result<std::string> real = final_path(calls, target);
  if (!real) return real.error();
  if (Status failed = open_folder(calls, target, *real)) return *failed;
  if (Status failed = open_old_file(calls, target)) return *failed;
  return target;
}

Status check_replaceable(SystemCalls& calls, const Target& target, const FileStamp* expected) {
  if (!target.file) return expected ? Status(missing(target)) : Status();
  if (expected && stamp_of(target.status) != *expected) return changed(target);
  // Replacing a file needs no permission on the file itself: somebody who protected it did not mean
  // it to be replaced, not even by root.
  if ((target.status.st_mode & S_IWUSR) == 0) {
    return target.refusal("it is read-only",
                          fmt::format("make it writable (chmod u+w), or {}", elsewhere));
  }
  if (calls.may_write(target.folder.get(), target.name.c_str()) != 0) {
    return target.failure("no permission to write it", errno,
                          fmt::format("run the command as its owner, or {}", elsewhere));
  }
  if (target.status.st_nlink > 1) {
    return target.refusal(
        fmt::format("it has {} hard links, and the others would keep the old text",
                    target.status.st_nlink),
        fmt::format("remove the other links, or {} and copy that over it", elsewhere));
  }
  return {};
}

// The file that is to take the old one's place; removed unless it did.
class Temporary {
 public:
  Temporary(SystemCalls& calls, const Target& target) : calls_(calls), target_(target) {}
  ~Temporary() { remove(); }

  Status create(mode_t mode) {
    for (int attempt = 0; attempt < 8; ++attempt) {
      if (Status failed = pick_name()) return failed;
      const int flags = O_WRONLY | O_EXCL | O_NOFOLLOW;
      file_ = Descriptor(calls_, calls_.create_at(folder(), name_.c_str(), flags, mode));
      if (file_) return {};
      if (errno != EEXIST) break;
    }
    name_.clear();
    return target_.failure("cannot create a temporary file in its folder", errno,
                           fmt::format("make the folder writable, or {}", elsewhere));
  }

  int file() const { return file_.get(); }
  int close() { return file_.close(); }

  Status take_place() {
    if (calls_.rename(folder(), name_.c_str(), target_.name.c_str(), bool(target_.file)) == 0) {
      name_.clear();
      return {};
    }
    if (errno == EEXIST) return changed(target_);
    return target_.failure("cannot put the new text in its place", errno, elsewhere);
  }

  // False when the file could not be removed and still lies in the folder.
  bool remove() {
    if (name_.empty()) return true;
    const bool removed = calls_.unlink(folder(), name_.c_str()) == 0 || errno == ENOENT;
    if (removed) name_.clear();
    return removed;
  }

  const std::string& name() const { return name_; }

 private:
  int folder() const { return target_.folder.get(); }

  // A name that nobody can foresee: in a folder that others may write to, they cannot lay a trap.
  Status pick_name() {
    std::array<unsigned char, 12> bytes;
    if (calls_.random(bytes.data(), bytes.size()) != 0) {
      return target_.failure("cannot name a temporary file", errno, elsewhere);
    }
    name_ = ".zonemend-";
    for (const unsigned char byte : bytes) name_ += fmt::format("{:02x}", byte);
    return {};
  }

  SystemCalls& calls_;
  const Target& target_;
  Descriptor file_;
  std::string name_;  // empty: nothing to remove
};

Status write_fully(SystemCalls& calls, const Target& target, int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = calls.write(file, bytes.data(), bytes.size());
    if (done <= 0) {
      return target.failure("cannot write the new text", done < 0 ? errno : EIO,
                            fmt::format("make room, or {} on another disk", elsewhere));
    }
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return {};
}

Status keep_owner(SystemCalls& calls, const Target& target, int file) {
  struct stat fresh;
  if (calls.stat(file, fresh) != 0) return target.failure("cannot look at it", errno, elsewhere);
  const bool same_owner = fresh.st_uid == target.status.st_uid;
  const bool same_group = fresh.st_gid == target.status.st_gid;
  if (same_owner && same_group) return {};
  // -1 leaves what is right already: an owner may give a file to any group of theirs.
  const uid_t owner = same_owner ? static_cast<uid_t>(-1) : target.status.st_uid;
  const gid_t group = same_group ? static_cast<gid_t>(-1) : target.status.st_gid;
  if (calls.change_owner(file, owner, group) == 0) return {};
  return target.failure(
      same_owner ? "its group would change" : "its owner would change", errno,
      fmt::format("run the command as {}, or {}",
                  same_owner ? fmt::format("a member of group {}", target.status.st_gid)
                             : fmt::format("user {}", target.status.st_uid),
                  elsewhere));
}

// Who else may read or write the file must not change. The new file can also have inherited a list
// from its folder that the old one does not have.
Status keep_access_list(SystemCalls& calls, const Target& target, int file) {
  constexpr const char* list = "system.posix_acl_access";
  std::string value;
  const bool had_list = calls.get_attribute(target.file.get(), list, value) == 0;
  const bool unsupported = !had_list && errno == ENOTSUP;
  if (unsupported) return {};
  if (!had_list && errno != ENODATA) {
    return target.failure("cannot read its access control list", errno, elsewhere);
  }
  const int result =
      had_list ? calls.set_attribute(file, list, value) : calls.remove_attribute(file, list);
  if (result == 0 || (!had_list && (errno == ENODATA || errno == ENOTSUP))) return {};
  return target.failure("its access control list would change", errno, elsewhere);
}

// Labels and users' own attributes go along where the system lets them. The others are no property
// of the file that can be carried over: security.ima is a hash of the old text.
void copy_attributes(SystemCalls& calls, const Target& target, int file) {
  std::vector<std::string> names;
  if (calls.attribute_names(target.file.get(), names) != 0) return;
  for (const std::string& name : names) {
    if (name != "security.selinux" && !name.starts_with("user.")) continue;
    std::string value;
    if (calls.get_attribute(target.file.get(), name.c_str(), value) != 0) continue;
    calls.set_attribute(file, name.c_str(), value);
  }
}

Status keep_rights(SystemCalls& calls, const Target& target, int file) {
  if (Status failed = keep_owner(calls, target, file)) return failed;
  // After the owner: changing the owner clears the set-user-id bits.
  if (calls.change_mode(file, target.status.st_mode & 07777) != 0) {
    return target.failure("its mode would change", errno, elsewhere);
  }
  if (Status failed = keep_access_list(calls, target, file)) return failed;
  copy_attributes(calls, target, file);
  return {};
}

// The last look before the rename. Linux has no rename that replaces only a given file, so a writer
// who is faster than the few instructions in between goes unnoticed.
Status check_unchanged(SystemCalls& calls, const Target& target) {
  if (!target.file) return {};  // the rename itself sees to it
  struct stat now;
  const char* name = target.name.c_str();
  if (calls.stat_at(target.folder.get(), name, now, AT_SYMLINK_NOFOLLOW) != 0) {
    return errno == ENOENT ? missing(target)
                           : target.failure("cannot look at it again", errno, elsewhere);
  }
  if (stamp_of(now) != stamp_of(target.status)) return changed(target);
  return {};
}

Status replace(SystemCalls& calls, const Target& target, Temporary& temporary,
               std::string_view bytes) {
  // Closed to others until it has the rights of the file that it replaces.
  if (Status failed = temporary.create(target.file ? 0600 : 0666)) return failed;
  if (Status failed = write_fully(calls, target, temporary.file(), bytes)) return failed;
  if (target.file) {
    if (Status failed = keep_rights(calls, target, temporary.file())) return failed;
  }
  // Without this, a power failure soon after the rename can leave an empty file.
  if (calls.sync(temporary.file()) != 0 || temporary.close() != 0) {
    return target.failure("cannot bring the new text to the disk", errno,
                          fmt::format("make room, or {} on another disk", elsewhere));
  }
  if (Status failed = check_unchanged(calls, target)) return failed;
  return temporary.take_place();
}

Status sync_folder(SystemCalls& calls, const Target& target) {
  // Some file systems cannot sync a folder and say so; they need no sync.
  if (calls.sync(target.folder.get()) == 0 || errno == EINVAL || errno == ENOTSUP) return {};
  return Error{fmt::format("'{}' has the new text, but a power failure could still undo that: {}",
                           target.path, errno_text(errno)),
               "run sync(1) and look whether the disk is well"};
}

}  // namespace

Status safe_write(SystemCalls& calls, const std::string& path, std::string_view bytes,
                  const FileStamp* expected) {
  Result<Target> target = find_target(calls, path);
  if (!target) return target.error();
  if (Status refused = check_replaceable(calls, *target, expected)) return refused;
  const HeldSignals no_signal_leaves_the_temporary_file_behind;
  Temporary temporary(calls, *target);
  Status failed = replace(calls, *target, temporary, bytes);
  if (!failed) return sync_folder(calls, *target);
  if (!temporary.remove()) {
    failed->help += fmt::format("; remove the temporary file '{}' beside it", temporary.name());
  }
  return failed;
}

}  // namespace zonemend
