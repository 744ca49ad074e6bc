// zonemend explain: the manual page of one rule.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/cli.h"
#include "cli/common.h"
#include "lint/nearest_name.h"
#include "lint/rule_choice.h"
#include "zonemend/rule.h"

namespace zonemend::cli {
namespace {

constexpr std::size_t widest_text = 80;
constexpr std::size_t narrowest_text = 30;

// Breaks lines at blanks; line ends of the text itself stay. A longer word keeps its line.
std::string wrapped(std::string_view text, std::size_t columns, std::string_view indent) {
  std::string result(indent);
  std::size_t column = indent.size();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const bool starts_line = column == indent.size();
    if (!starts_line && column + 1 + end > columns) {
      result.append("\n").append(indent);
      column = indent.size();
    } else if (!starts_line && end > 0) {
      result += ' ';
      ++column;
    }
    result += text.substr(0, end);
    column += end;
    if (end < text.size() && text[end] == '\n') {
      result.append("\n").append(indent);
      column = indent.size();
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string indented(std::string_view text) {
  std::string result = "    ";
  for (const char c : text) {
    result += c;
    if (c == '\n') result += "    ";
  }
  return result;
}

class Explanation {
 public:
  Explanation(const Context& context, const Rule& rule)
      : out_(context.out),
        rule_(rule),
        columns_(context.width == 0
                     ? widest_text
                     : std::clamp<std::size_t>(context.width, narrowest_text, widest_text)) {}

  void write() {
    fmt::print(out_, "{} ({}{})\n", rule_.id, severity_text(rule_.severity),
               rule_.enabled ? "" : ", off by default");
    fmt::print(out_, "{}\n", wrapped(rule_.summary, columns_, ""));
    prose("What it does", rule_.docs.what);
    prose("Why this is bad", rule_.docs.why);
    prose("Effect", effect());
    zone_text("Example", rule_.docs.example);
    zone_text("Use instead", rule_.docs.instead);
    prose("Fix", rule_.docs.fix);
    options();
    prose("Authority", rule_.authority);
    prose("Silence it", fmt::format("; zonemend: ignore={} reason", rule_.id));
  }

 private:
  std::string_view effect() const {
    if (rule_.effect == Effect::none) return {};
    if (rule_.effect == Effect::unread) {
      return "Part of the zone was not read: zonemend does not edit it, and rules that need the "
             "whole zone stay silent.";
    }
    if (rule_.effect == Effect::refused) return "BIND refuses to load the whole zone.";
    return "BIND refuses to load the whole zone, and what the text means is uncertain: zonemend "
           "does not edit the zone before this is mended.";
  }

  // As they are written in .zonemend.toml.
  void options() {
    if (rule_.options.empty()) return;
    fmt::print(out_, "\nOptions, under [rules.{}] in .zonemend.toml:\n", rule_.id);
    for (const RuleOption& option : rule_.options) {
      const bool list = option.kind == RuleOption::Kind::list;
      const std::string value = list ? "[]" : std::to_string(option.fallback);
      fmt::print(out_, "    {} = {}\n{}\n", option.name, value,
                 wrapped(option.what, columns_, "        # "));
    }
  }

  void prose(std::string_view title, std::string_view text) {
    if (text.empty()) return;
    fmt::print(out_, "\n{}:\n{}\n", title, wrapped(text, columns_, "  "));
  }

  void zone_text(std::string_view title, std::string_view text) {
    if (text.empty()) return;
    while (text.ends_with('\n')) text.remove_suffix(1);
    fmt::print(out_, "\n{}:\n{}\n", title, indented(text));
  }

  std::ostream& out_;
  const Rule& rule_;
  std::size_t columns_;
};

int explain(const Context& context, const std::string& id) {
  const Rule* rule = find_rule(id);
  if (rule == nullptr) {
    complain(context, {fmt::format("there is no rule '{}'{}", id, did_you_mean(id, rule_ids())),
                       "'zonemend rules' lists them all"});
    return exit_trouble;
  }
  Explanation(context, *rule).write();
  return exit_ok;
}

}  // namespace

void add_explain(CLI::App& app, const Command& command) {
  auto id = std::make_shared<std::string>();
  CLI::App* sub = app.add_subcommand("explain", "Explain a rule: what, why, and what to write");
  sub->footer("Example:\n  zonemend explain cname-and-other-data");
  sub->add_option("RULE", *id, "The word in brackets in a finding, such as bad-ttl")
      ->required()
      ->type_name("");
  sub->callback([id, &status = command.status, &context = command.context] {
    status = explain(context, *id);
  });
}

}  // namespace zonemend::cli
