// Putting a git hook of ours into a repository, and taking it out again.
#pragma once

#include <optional>
#include <string>

#include "cli/cli.h"
#include "cli/hook_script.h"
#include "review/git.h"

namespace zonemend::cli {

// The repository of the working directory. A hook of others is never lost: ours runs it first, from
// beside it, and uninstalling puts it back just as it was.
class HookInstaller {
 public:
  static Result<HookInstaller> open(const Context& context, const HookKind& kind);

  // The exit status.
  int install();
  int uninstall();

 private:
  HookInstaller(const Context& context, const HookKind& kind, GitRepository repository,
                std::string folder);

  struct Hook {
    std::string text;
    FileStamp stamp;
    bool is_ours() const { return is_our_hook(text); }
  };
  bool is_there(const std::string& path) const;
  Result<std::optional<Hook>> read(const std::string& path) const;

  int fail(const Error& error) const;
  int refuse(const Error& error) const;
  std::optional<std::string> moved_elsewhere() const;
  int renew(const Hook& hook, const std::string& script);
  int put(bool chained, const std::string& script);
  Status put_in_place(bool chained, const std::string& script);
  bool is_shared() const;
  void say(const std::string& text) const;

  const Context& context_;
  const HookKind& kind_;
  GitRepository repository_;
  std::string folder_;  // of the hooks, with a final slash
  std::string hook_;
  std::string before_;  // where a hook from before is kept
  std::string fresh_;   // ours, before it takes its place
};

}  // namespace zonemend::cli
