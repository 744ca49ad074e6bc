#include "report/shared/rule_help.h"

#include <fmt/format.h>

#include "report/shared/markdown_text.h"

namespace zonemend {
namespace {

struct Style {
  std::string (*prose)(std::string_view text);
  std::string (*code)(std::string_view lines);
  std::string_view strong;  // around headings
};

std::string part(const Style& style, std::string_view heading, const std::string& content) {
  return fmt::format("{}{}{}\n\n{}\n", style.strong, heading, style.strong, content);
}

std::string help(const Rule& rule, const Style& style) {
  std::string text = style.prose(rule.docs.what) + "\n\n" + style.prose(rule.docs.why) + "\n\n";
  if (!rule.docs.example.empty()) text += part(style, "Example", style.code(rule.docs.example));
  if (!rule.docs.instead.empty()) text += part(style, "Better", style.code(rule.docs.instead));
  if (!rule.docs.fix.empty()) text += part(style, "Fix", style.prose(rule.docs.fix) + "\n");
  return text + fmt::format("{}Authority:{} {}\n", style.strong, style.strong,
                            style.prose(rule.authority));
}

std::string as_it_is(std::string_view text) { return std::string(text); }
std::string on_lines(std::string_view text) { return std::string(text) + "\n"; }
std::string fenced(std::string_view lines) { return code_block("text", lines); }

}  // namespace

std::string rule_help_text(const Rule& rule) { return help(rule, {as_it_is, on_lines, ""}); }

std::string rule_help_markdown(const Rule& rule) { return help(rule, {inline_text, fenced, "**"}); }

}  // namespace zonemend
