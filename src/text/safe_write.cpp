#include "zonemend/safe_write.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>

#include "text/held_file.h"
#include "text/held_signals.h"
#include "text/replacement.h"
#include "text/write_target.h"

namespace zonemend {
namespace {

Status write_fully(SystemCalls& calls, const WriteTarget& target, int file,
                   std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = calls.write(file, bytes.data(), bytes.size());
    if (done <= 0) {
      return target.failure("cannot write the new text", done < 0 ? errno : EIO,
                            fmt::format("make room, or {} on another disk", write_elsewhere));
    }
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return {};
}

Status keep_owner(SystemCalls& calls, const WriteTarget& target, int file) {
  struct stat fresh;
  if (calls.stat(file, fresh) != 0)
    return target.failure("cannot look at it", errno, write_elsewhere);
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
                  write_elsewhere));
}

// Who else may read or write the file must not change. The new file can also have inherited a list
// from its folder that the old one does not have.
Status keep_access_list(SystemCalls& calls, const WriteTarget& target, int file) {
  constexpr const char* list = "system.posix_acl_access";
  std::string value;
  const bool had_list = calls.get_attribute(target.file.get(), list, value) == 0;
  const bool unsupported = !had_list && errno == ENOTSUP;
  if (unsupported) return {};
  if (!had_list && errno != ENODATA) {
    return target.failure("cannot read its access control list", errno, write_elsewhere);
  }
  const int result =
      had_list ? calls.set_attribute(file, list, value) : calls.remove_attribute(file, list);
  if (result == 0 || (!had_list && (errno == ENODATA || errno == ENOTSUP))) return {};
  return target.failure("its access control list would change", errno, write_elsewhere);
}

// Labels and users' own attributes go along where the system lets them. The others are no property
// of the file that can be carried over: security.ima is a hash of the old text.
void copy_attributes(SystemCalls& calls, const WriteTarget& target, int file) {
  std::vector<std::string> names;
  if (calls.attribute_names(target.file.get(), names) != 0) return;
  for (const std::string& name : names) {
    if (name != "security.selinux" && !name.starts_with("user.")) continue;
    std::string value;
    if (calls.get_attribute(target.file.get(), name.c_str(), value) != 0) continue;
    calls.set_attribute(file, name.c_str(), value);
  }
}

Status keep_rights(SystemCalls& calls, const WriteTarget& target, int file) {
  if (Status failed = keep_owner(calls, target, file)) return failed;
  // After the owner: changing the owner clears the set-user-id bits.
  if (calls.change_mode(file, target.status.st_mode & 07777) != 0) {
    return target.failure("its mode would change", errno, write_elsewhere);
  }
  if (Status failed = keep_access_list(calls, target, file)) return failed;
  copy_attributes(calls, target, file);
  return {};
}

// Most changes show here already, before anything is moved.
Status check_unchanged(SystemCalls& calls, const WriteTarget& target) {
  struct stat now;
  const char* name = target.name.c_str();
  if (calls.stat_at(target.folder.get(), name, now, AT_SYMLINK_NOFOLLOW) != 0) {
    return errno == ENOENT ? target.missing()
                           : target.failure("cannot look at it again", errno, write_elsewhere);
  }
  if (stamp_of(now) != stamp_of(target.status)) return target.changed();
  return {};
}

Status take_place(SystemCalls& calls, const WriteTarget& target, Replacement& replacement) {
  const HeldFile held(calls, target.folder.get(), target.file.get());
  if (held.is_being_written()) return target.being_written();
  if (Status failed = check_unchanged(calls, target)) return failed;
  return replacement.take_place(held);
}

Status replace(SystemCalls& calls, const WriteTarget& target, Replacement& replacement,
               std::string_view bytes) {
  // Closed to others until it has the rights of the file that it replaces.
  if (Status failed = replacement.create(target.file ? 0600 : 0666)) return failed;
  if (Status failed = write_fully(calls, target, replacement.file(), bytes)) return failed;
  if (target.file) {
    if (Status failed = keep_rights(calls, target, replacement.file())) return failed;
  }
  if (Status failed = replacement.finish()) return failed;
  return target.file ? take_place(calls, target, replacement) : replacement.take_free_place();
}

Status sync_folder(SystemCalls& calls, const WriteTarget& target) {
  // Some file systems cannot sync a folder and say so; they need no sync.
  if (calls.sync(target.folder.get()) == 0 || errno == EINVAL || errno == ENOTSUP) return {};
  return Error{fmt::format("'{}' has the new text, but a power failure could still undo that: {}",
                           target.path, errno_text(errno)),
               "run sync(1) and look whether the disk is well"};
}

Error left_behind(const WriteTarget& target, const std::string& name) {
  return {fmt::format("'{}' has the new text, but its old one still lies beside it as '{}': {}",
                      target.path, name, errno_text(errno)),
          "remove that file"};
}

}  // namespace

Status safe_write(SystemCalls& calls, const std::string& path, std::string_view bytes,
                  const FileStamp* expected) {
  Result<WriteTarget> target = find_write_target(calls, path);
  if (!target) return target.error();
  if (Status refused = check_replaceable(calls, *target, expected)) return refused;
  const HeldSignals no_signal_leaves_the_temporary_file_behind;
  Replacement replacement(calls, *target);
  Status failed = replace(calls, *target, replacement, bytes);
  const bool removed = replacement.remove();
  if (failed) {
    if (!removed) {
      failed->help += fmt::format("; remove the temporary file '{}' beside it", replacement.name());
    }
    return failed;
  }
  if (!removed) return left_behind(*target, replacement.name());
  return sync_folder(calls, *target);
}

}  // namespace zonemend
