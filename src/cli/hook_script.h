// The text of the git hooks that zonemend installs.
#pragma once

#include <string>
#include <string_view>

namespace zonemend::cli {

// A hook, and which command of zonemend it runs.
struct HookKind {
  std::string_view name;     // of the file
  std::string_view command;  // and its arguments
  std::string_view summary;  // what the hook does, for its reader
  std::string_view without;  // how to go on when zonemend is gone
  bool reads_input;          // git says on standard input what is to happen
};
const HookKind& hook_before_commit();
const HookKind& hook_before_receiving();

// Where a hook that was there before goes, beside ours.
std::string name_before(const HookKind& kind);

// A shell script that first runs the hook that was there before. `program`: the zonemend to run;
// when it is gone, or empty, the one on the PATH.
std::string hook_script(const HookKind& kind, const std::string& program);
// Whether some version of zonemend wrote it.
bool is_our_hook(std::string_view text);

}  // namespace zonemend::cli
