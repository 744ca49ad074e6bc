// Changes to files that leave their text alone.
#pragma once

#include <string>

#include "text/system_calls.h"
#include "zonemend/result.h"

namespace zonemend {

// Sets the mode to 755. Follows symbolic links.
Status make_executable(SystemCalls& calls, const std::string& path);

enum class IfThere : unsigned char { refuse, replace };
// Moves the file or symbolic link `from` to `to`, in the same file system, in one step. `there`
// says what happens to a file that has that name.
Status move_file(SystemCalls& calls, const std::string& from, const std::string& to, IfThere there);

// Removes a file, or a symbolic link and not what it leads to. Done when nothing is there.
Status remove_file(SystemCalls& calls, const std::string& path);

// Makes the folder and those above it. Done when it is there.
Status make_folder(const std::string& path);

}  // namespace zonemend
