#include "text/replacement.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <utility>

namespace zonemend {
namespace {

bool is_unknown_call(int number) {
  return number == EINVAL || number == ENOSYS || number == ENOTSUP;
}

}  // namespace

Status Replacement::create(mode_t mode) {
  for (int attempt = 0; attempt < 8; ++attempt) {
    if (Status failed = pick_name()) return failed;
    const int flags = O_WRONLY | O_EXCL | O_NOFOLLOW;
    file_ = Descriptor(calls_, calls_.create_at(folder(), name_.c_str(), flags, mode));
    if (file_) return {};
    if (errno != EEXIST) break;
  }
  name_.clear();
  return target_.failure("cannot create a temporary file in its folder", errno,
                         fmt::format("make the folder writable, or {}", write_elsewhere));
}

// A name that nobody can foresee: in a folder that others may write to, they cannot lay a trap.
Status Replacement::pick_name() {
  std::array<unsigned char, 12> bytes;
  if (calls_.random(bytes.data(), bytes.size()) != 0) {
    return target_.failure("cannot name a temporary file", errno, write_elsewhere);
  }
  name_ = ".zonemend-";
  for (const unsigned char byte : bytes) name_ += fmt::format("{:02x}", byte);
  return {};
}

// Without this, a power failure soon after the rename can leave an empty file.
Status Replacement::finish() {
  const bool done =
      calls_.sync(file_.get()) == 0 && calls_.stat(file_.get(), status_) == 0 && file_.close() == 0;
  if (done) return {};
  return target_.failure("cannot bring the new text to the disk", errno,
                         fmt::format("make room, or {} on another disk", write_elsewhere));
}

Error Replacement::no_place(int number) const {
  if (number == ENOENT) return target_.missing();
  return target_.failure("cannot put the new text in its place", number, write_elsewhere);
}

Status Replacement::rename(bool replace) {
  if (calls_.rename(folder(), name_.c_str(), target_.name.c_str(), replace) != 0) {
    return errno == EEXIST ? target_.changed() : no_place(errno);
  }
  name_.clear();
  return {};
}

Status Replacement::take_free_place() { return rename(false); }

// Linux has no rename that replaces only a given file. Where two files can change their names, what
// came out is looked at, and goes back if it is not the target or somebody is about to write to it.
Status Replacement::take_place(const HeldFile& held) {
  if (calls_.exchange(folder(), name_.c_str(), target_.name.c_str()) != 0) {
    return is_unknown_call(errno) ? rename(true) : no_place(errno);
  }
  const auto replaced = stamp_beside();
  if (!replaced)
    return put_back(target_.failure("cannot look at it again", errno, write_elsewhere));
  if (*replaced != stamp_of(target_.status)) return put_back(target_.changed());
  if (held.is_wanted()) return put_back(target_.being_written());
  return {};
}

// Of the file that has the temporary name now.
std::optional<FileStamp> Replacement::stamp_beside() const {
  struct stat now;
  if (calls_.stat_at(folder(), name_.c_str(), now, AT_SYMLINK_NOFOLLOW) != 0) return std::nullopt;
  return stamp_of(now);
}

Status Replacement::put_back(Error reason) {
  const auto exchange = [this] {
    return calls_.exchange(folder(), name_.c_str(), target_.name.c_str()) == 0;
  };
  bool back = exchange();
  const auto out = back ? stamp_beside() : std::nullopt;
  // Another writer was there even before that: theirs is the newest, and goes back too.
  if (out && *out != stamp_of(status_)) back = exchange();
  if (back) return reason;
  const std::string kept = std::exchange(name_, {});
  return Error{fmt::format("'{}' has the new text, which cannot be taken back: {}; before that: {}",
                           target_.path, errno_text(errno), reason.message),
               fmt::format("the text that it had is in '{}' beside it", kept)};
}

bool Replacement::remove() {
  if (name_.empty()) return true;
  const bool removed = calls_.unlink(folder(), name_.c_str()) == 0 || errno == ENOENT;
  if (removed) name_.clear();
  return removed;
}

}  // namespace zonemend
