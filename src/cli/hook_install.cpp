#include "cli/hook_install.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>

#include "cli/common.h"
#include "text/file_moves.h"

namespace zonemend::cli {
namespace {

SystemCalls& calls() {
  static SystemCalls system;  // has no state
  return system;
}

}  // namespace

HookInstaller::HookInstaller(const Context& context, const HookKind& kind, GitRepository repository,
                             std::string folder)
    : context_(context),
      kind_(kind),
      repository_(std::move(repository)),
      folder_(folder.ends_with('/') ? std::move(folder) : folder + "/"),
      hook_(folder_ + std::string(kind.name)),
      before_(folder_ + name_before(kind)),
      fresh_(hook_ + ".new-zonemend") {}

Result<HookInstaller> HookInstaller::open(const Context& context, const HookKind& kind) {
  auto repository = GitRepository::open();
  if (!repository) return repository.error();
  const bool server = &kind == &hook_before_receiving();
  if (server && !repository->is_bare()) {
    return Error{"--server is for a bare repository, to which others push",
                 "run it in that repository, on the server; here, leave --server out"};
  }
  if (!server && repository->is_bare()) {
    return Error{"nobody commits in a bare repository",
                 "add --server for a hook that checks what is pushed to it"};
  }
  auto folder = repository->hooks_folder();
  if (!folder) return folder.error();
  return HookInstaller(context, kind, std::move(*repository), std::move(*folder));
}

int HookInstaller::install() {
  const std::string script = hook_script(kind_, context_.program);
  const auto hook = read(hook_);
  if (!hook) return fail(hook.error());
  if (*hook && (*hook)->is_ours()) return renew(**hook, script);
  if (const auto elsewhere = moved_elsewhere()) {
    return refuse({fmt::format("zonemend's hook is there already, as '{}'", *elsewhere),
                   "somebody moved it to call it from another hook; if nothing calls it, remove it "
                   "and install again"});
  }
  if (*hook && is_there(before_)) {
    return refuse({fmt::format("'{}' and '{}' are both hooks of others", hook_, before_),
                   "make one of the two, and install again"});
  }
  return put(hook->has_value(), script);
}

// Ours is there: the same, by another version, or for a zonemend that has moved.
int HookInstaller::renew(const Hook& hook, const std::string& script) {
  const bool same = hook.text == script;
  if (!same) {
    if (const auto error = context_.files.write(hook_, script, &hook.stamp)) return fail(*error);
  }
  if (const auto error = make_executable(calls(), hook_)) return fail(*error);
  say(fmt::format("'{}' {}", hook_, same ? "is installed already" : "was renewed"));
  return exit_ok;
}

int HookInstaller::put(bool chained, const std::string& script) {
  if (const auto error = make_folder(folder_)) return fail(*error);
  if (const auto error = put_in_place(chained, script)) {
    if (const auto left = remove_file(calls(), fresh_)) fail(*left);
    return fail(*error);
  }
  say(fmt::format("installed '{}', which runs 'zonemend {}'", hook_, kind_.command));
  if (is_there(before_)) {
    say(fmt::format("the hook that was there runs before it, from '{}'", before_));
  }
  if (is_shared()) {
    caution(context_, {fmt::format("'{}' lies outside of this repository (core.hooksPath): other "
                                   "repositories may use it too",
                                   folder_),
                       "there it only looks at zone files as well"});
  }
  return exit_ok;
}

// There is a whole hook at every moment but the one between two renames.
Status HookInstaller::put_in_place(bool chained, const std::string& script) {
  if (auto error = context_.files.write(fresh_, script, nullptr)) return error;
  if (auto error = make_executable(calls(), fresh_)) return error;
  if (!chained) return move_file(calls(), fresh_, hook_, IfThere::refuse);
  if (auto error = move_file(calls(), hook_, before_, IfThere::refuse)) return error;
  auto error = move_file(calls(), fresh_, hook_, IfThere::refuse);
  if (!error) return std::nullopt;
  if (const auto lost = move_file(calls(), before_, hook_, IfThere::refuse)) {
    error->help = fmt::format("the hook from before is now '{}': move it back", before_);
  }
  return error;
}

int HookInstaller::uninstall() {
  const auto hook = read(hook_);
  if (!hook) return fail(hook.error());
  if (*hook && !(*hook)->is_ours()) {
    const auto elsewhere = moved_elsewhere();
    return refuse({fmt::format("'{}' is not zonemend's; nothing was changed", hook_),
                   elsewhere ? fmt::format("zonemend's was moved to '{}'; take it out together "
                                           "with the hook that calls it",
                                           *elsewhere)
                             : ""});
  }
  const bool restored = is_there(before_);
  if (!*hook && !restored) {
    say(fmt::format("there is no '{}'", hook_));
    return exit_ok;
  }
  // One step: the repository is never without the hook that it had before.
  const auto error =
      restored ? move_file(calls(), before_, hook_, *hook ? IfThere::replace : IfThere::refuse)
               : remove_file(calls(), hook_);
  if (error) return fail(*error);
  say(restored ? fmt::format("'{}' is again what it was before", hook_)
               : fmt::format("removed '{}'", hook_));
  return exit_ok;
}

// Unlike FileAccess::exists also a symbolic link that leads nowhere.
bool HookInstaller::is_there(const std::string& path) const {
  const auto items = context_.files.list(folder_);
  return std::any_of(items.begin(), items.end(),
                     [&](const FolderItem& item) { return folder_ + item.name == path; });
}

Result<std::optional<HookInstaller::Hook>> HookInstaller::read(const std::string& path) const {
  if (!is_there(path)) return std::optional<Hook>();
  const auto file = context_.files.read(path);
  if (!file) {
    return Error{file.error().message, "it is no hook that git can run; move it out of the way"};
  }
  return std::optional(Hook{std::string(file->source.bytes()), file->stamp});
}

// Other hook managers move the hook that they find, and call it. Installed twice, the two would
// call each other for ever.
std::optional<std::string> HookInstaller::moved_elsewhere() const {
  for (const FolderItem& item : context_.files.list(folder_)) {
    if (item.is_folder || !item.name.starts_with(kind_.name)) continue;
    const std::string path = folder_ + item.name;
    if (path == hook_ || path == fresh_) continue;
    const auto file = context_.files.read(path);
    if (file && is_our_hook(file->source.bytes())) return path;
  }
  return std::nullopt;
}

// core.hooksPath can name one folder for many repositories.
bool HookInstaller::is_shared() const {
  const auto own = repository_.common_folder();
  const auto folder = context_.files.resolve(folder_);
  const auto top = context_.files.resolve(repository_.top());
  if (!own || !folder || !top) return false;
  return !folder->starts_with(*own + "/") && !folder->starts_with(*top + "/");
}

int HookInstaller::fail(const Error& error) const {
  complain(context_, error);
  return exit_trouble;
}

int HookInstaller::refuse(const Error& error) const {
  complain(context_, error);
  return exit_findings;
}

void HookInstaller::say(const std::string& text) const {
  fmt::print(context_.err, "zonemend: {}\n", printable(text));
}

}  // namespace zonemend::cli
