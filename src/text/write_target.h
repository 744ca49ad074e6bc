// The file that is to be written: the one that a path finally names, symbolic links followed.
#pragma once

#include <string>
#include <string_view>

#include "text/system_calls.h"
#include "zonemend/result.h"

namespace zonemend {

// What a person can do who may not write here.
inline constexpr const char* write_elsewhere = "write to another file with -o";

struct WriteTarget {
  std::string path;  // as the user named it, for messages
  Descriptor folder;
  std::string name;    // within the folder
  Descriptor file;     // the file that is replaced; none when there is none yet
  struct stat status;  // of that file

  // Errors which say that nothing was changed.
  Error refusal(std::string_view why, std::string help) const;
  Error failure(std::string_view step, int number, std::string help) const;
  Error missing() const;
  Error changed() const;
  Error being_written() const;
};

Result<WriteTarget> find_write_target(SystemCalls& calls, const std::string& path);
// Refuses what cannot be replaced faithfully. `expected` as in safe_write().
Status check_replaceable(SystemCalls& calls, const WriteTarget& target, const FileStamp* expected);

}  // namespace zonemend
