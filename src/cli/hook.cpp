// zonemend hook: zones are checked where changes are made (a commit) and taken (a push).
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/cli.h"
#include "cli/common.h"
#include "cli/hook_install.h"
#include "cli/pre_receive.h"

namespace zonemend::cli {
namespace {

constexpr const char* footer = R"(Examples:
  zonemend hook install               from now on each commit here is checked (git pre-commit)
  zonemend hook uninstall             no more; a hook that was there before is put back
  zonemend hook install --server      in a bare repository: each push to it is checked

A hook that is there already stays: it runs first.)";

constexpr const char* pre_receive_footer = R"(Reads lines of OLD NEW REF from standard input.
Looked at is what a push brings to each branch. Of a new branch, that is what the default branch
does not have. Tags pass, and so do branches that are deleted.

Exit status: 0 the push is taken, 1 it brings errors, 2 it could not be checked.)";

using Step = int (HookInstaller::*)();

// `hook install` and `hook uninstall`, which take the same.
void add_step(CLI::App& hook, const Command& command, const char* name, const char* what,
              Step step) {
  auto server = std::make_shared<bool>(false);
  CLI::App* sub = hook.add_subcommand(name, what);
  sub->add_flag("--server", *server,
                "In a bare repository: the pre-receive hook, which checks what is pushed");
  sub->callback([server, step, &status = command.status, &context = command.context] {
    auto installer =
        HookInstaller::open(context, *server ? hook_before_receiving() : hook_before_commit());
    if (!installer) complain(context, installer.error());
    status = installer ? ((*installer).*step)() : exit_trouble;
  });
}

}  // namespace

void add_hook(CLI::App& app, const Command& command) {
  CLI::App* hook = app.add_subcommand("hook", "Check every commit, or every push, with git");
  hook->footer(footer);
  hook->require_subcommand(1);
  add_step(*hook, command, "install", "Check every commit made here from now on",
           &HookInstaller::install);
  add_step(*hook, command, "uninstall", "Take the hook out, and put back what was there before",
           &HookInstaller::uninstall);
  CLI::App* receive = hook->add_subcommand(
      "pre-receive", "What git runs in a bare repository before it takes a push");
  receive->footer(pre_receive_footer);
  receive->callback([&status = command.status, &context = command.context] {
    status = run_pre_receive(context);
  });
}

}  // namespace zonemend::cli
