#include "cli/hook_script.h"

#include <fmt/format.h>

namespace zonemend::cli {
namespace {

// By this line ours are told from others': it must never change.
constexpr std::string_view first_lines =
    "#!/bin/sh\n# Made by 'zonemend hook install'; 'zonemend hook uninstall' takes it out again.\n";

// In single quotes nothing is special but the quote itself.
std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') {
      result += "'\\''";
    } else {
      result += c;
    }
  }
  return result + "'";
}

// Both the hook from before and zonemend want the same standard input.
constexpr std::string_view keep_input = "input=$(cat)\n";
constexpr std::string_view give_input = "printf '%s\\n' \"$input\" 2>/dev/null | ";

}  // namespace

const HookKind& hook_before_commit() {
  static constexpr HookKind kind{
      .name = "pre-commit",
      .command = "check --staged",
      .summary = "A commit must not bring errors into zone files.",
      .without = "install it, or commit without this check: git commit --no-verify",
      .reads_input = false};
  return kind;
}

const HookKind& hook_before_receiving() {
  static constexpr HookKind kind{
      .name = "pre-receive",
      .command = "hook pre-receive",
      .summary = "A push must not bring errors into the zone files of a branch.",
      .without = "nothing can be pushed before it is installed on the server again",
      .reads_input = true};
  return kind;
}

std::string name_before(const HookKind& kind) {
  return fmt::format("{}.before-zonemend", kind.name);
}

std::string hook_script(const HookKind& kind, const std::string& program) {
  const std::string_view input = kind.reads_input ? give_input : "";
  std::string text(first_lines);
  text += fmt::format("# {}\n{}\n", kind.summary, kind.reads_input ? keep_input : "");
  text += fmt::format("# The hook that was here before.\nbefore=${{0%/*}}/{}\n", name_before(kind));
  text += "if [ -f \"$before\" ] && [ -x \"$before\" ]; then\n";
  text += fmt::format("  {}\"$before\" \"$@\" || exit\nfi\n\n", input);
  text += fmt::format("program={}\n", quoted(program));
  text += "if [ ! -f \"$program\" ] || [ ! -x \"$program\" ]; then\n";
  text += "  program=$(command -v zonemend) || {\n";
  text +=
      fmt::format("    echo \"zonemend: error: the {} hook finds no zonemend\" >&2\n", kind.name);
  text += fmt::format("    echo \"  = help: {}\" >&2\n    exit 1\n  }}\nfi\n", kind.without);
  text += fmt::format("{}\"$program\" {}\n", input, kind.command);
  return text;
}

bool is_our_hook(std::string_view text) { return text.starts_with(first_lines); }

}  // namespace zonemend::cli
