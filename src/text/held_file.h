// Keeps a file as it is for the moment in which another takes its place.
#pragma once

#include "text/system_calls.h"

namespace zonemend {

// A lock on the folder makes zonemends take turns. A lease on the file (fcntl(2), F_SETLEASE) makes
// whoever opens it for writing wait until the end. Neither is to be had everywhere (NFS; a file of
// somebody else): then the moment is as short as it is, and nothing more.
class HeldFile {
 public:
  // `file` is open for reading, `folder` is the one that it lies in. Waits for other zonemends, but
  // not for long: a lock can also be held for reasons that are not ours.
  HeldFile(SystemCalls& calls, int folder, int file);
  ~HeldFile();
  HeldFile(const HeldFile&) = delete;
  HeldFile& operator=(const HeldFile&) = delete;

  // Somebody has it open for writing already.
  bool is_being_written() const { return being_written_; }
  // Somebody is waiting to write into it.
  bool is_wanted() const;

 private:
  SystemCalls& calls_;
  int folder_;
  int file_;
  bool locked_ = false;
  bool leased_ = false;
  bool being_written_ = false;
};

}  // namespace zonemend
