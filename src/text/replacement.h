// The new text of a file on its way to its place.
#pragma once

#include <optional>
#include <string>

#include "text/held_file.h"
#include "text/write_target.h"

namespace zonemend {

// A temporary file in the target's folder that takes the place of the target. Removed when it does
// not, and when it does, the old file with it. Borrows the arguments.
class Replacement {
 public:
  Replacement(SystemCalls& calls, const WriteTarget& target) : calls_(calls), target_(target) {}
  ~Replacement() { remove(); }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;

  Status create(mode_t mode);
  int file() const { return file_.get(); }
  // Brings the text to the disk.
  Status finish();

  // Only into the place of the very file that the target is; what somebody else put there stays.
  Status take_place(const HeldFile& held);
  // Only where nothing is.
  Status take_free_place();

  // False when a file could not be removed and still lies in the folder.
  bool remove();
  const std::string& name() const { return name_; }

 private:
  Status pick_name();
  Status put_back(Error reason);
  Status rename(bool replace);
  std::optional<FileStamp> stamp_beside() const;
  Error no_place(int number) const;
  int folder() const { return target_.folder.get(); }

  SystemCalls& calls_;
  const WriteTarget& target_;
  Descriptor file_;
  struct stat status_ {};
  std::string name_;  // empty: nothing to remove
};

}  // namespace zonemend
