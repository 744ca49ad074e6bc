// Replacing a file whole or not at all. The new bytes go to a temporary file in the same folder,
// reach the disk, and take the old file's place in one step; whatever fails before that step leaves
// the old file as it was and no temporary file behind.
#pragma once

#include <string>
#include <string_view>

#include "zonemend/file_access.h"
#include "zonemend/result.h"

namespace zonemend {

class SystemCalls;  // src/text/system_calls.h: where tests make system calls fail

// Keeps the mode, owner, group and access control list of a file that is replaced, and writes
// through symbolic links. A file that is not there yet is created with the mode that the umask
// leaves. With `expected`, refuses when the file is not the one that was read any more.
//
// Refuses what it could not do faithfully: a folder, device, FIFO or socket; a read-only file; a
// file with several hard links (the others would keep the old text); a file whose owner or access
// list would be lost. Every Error says what state the file is in.
Status safe_write(SystemCalls& calls, const std::string& path, std::string_view bytes,
                  const FileStamp* expected);

}  // namespace zonemend
