// zonemend rules: the list of all rules, for people, for the README, for programs.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/cli.h"
#include "cli/common.h"
#include "cli/settings_schema.h"
#include "zonemend/rule.h"

namespace zonemend::cli {
namespace {

constexpr const char* footer = R"(Examples:
  zonemend rules
  zonemend rules --format json
  zonemend rules --format schema > zonemend.schema.json
  zonemend explain cname-and-other-data   one of them in full)";

std::string_view effect_text(Effect effect) {
  if (effect == Effect::none) return "none";
  if (effect == Effect::unread) return "unread";
  return effect == Effect::refused ? "refused" : "unreadable";
}

std::string default_text(const Rule& rule) {
  return rule.enabled ? std::string(severity_text(rule.severity)) : "off";
}

void write_text(std::ostream& out) {
  std::size_t widest = 0;
  for (const Rule* rule : all_rules()) widest = std::max(widest, rule->id.size());
  for (const Rule* rule : all_rules()) {
    fmt::print(out, "{:{}}  {:7}  {:3}  {}\n", rule->id, widest, default_text(*rule),
               rule->docs.fix.empty() ? "" : "fix", rule->summary);
  }
}

// A bar would end the table cell.
std::string cell(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '|') result += '\\';
    result += c == '\n' ? ' ' : c;
  }
  return result;
}

void write_markdown(std::ostream& out) {
  out << "| rule | default | fix | what it finds | authority |\n|---|---|---|---|---|\n";
  for (const Rule* rule : all_rules()) {
    fmt::print(out, "| `{}` | {} | {} | {} | {} |\n", rule->id, default_text(*rule),
               rule->docs.fix.empty() ? "" : "yes", cell(rule->summary), cell(rule->authority));
  }
}

nlohmann::ordered_json option_json(const RuleOption& option) {
  nlohmann::ordered_json result = {{"name", option.name}, {"what", option.what}};
  if (option.kind == RuleOption::Kind::list) {
    result["kind"] = "list";
    return result;
  }
  result["kind"] = "number";
  result["default"] = option.fallback;
  result["least"] = option.least;
  result["most"] = option.most;
  return result;
}

nlohmann::ordered_json rule_json(const Rule& rule) {
  auto options = nlohmann::ordered_json::array();
  for (const RuleOption& option : rule.options) options.push_back(option_json(option));
  return {{"id", rule.id},
          {"severity", severity_text(rule.severity)},
          {"enabled", rule.enabled},
          {"effect", effect_text(rule.effect)},
          {"summary", rule.summary},
          {"authority", rule.authority},
          {"docs",
           {{"what", rule.docs.what},
            {"why", rule.docs.why},
            {"example", rule.docs.example},
            {"instead", rule.docs.instead},
            {"fix", rule.docs.fix}}},
          {"options", options}};
}

void write_json(std::ostream& out) {
  auto list = nlohmann::ordered_json::array();
  for (const Rule* rule : all_rules()) list.push_back(rule_json(*rule));
  out << list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

int write_rules(const Context& context, const std::string& format) {
  if (format == "text") {
    write_text(context.out);
  } else if (format == "md") {
    write_markdown(context.out);
  } else if (format == "json") {
    write_json(context.out);
  } else if (format == "schema") {
    context.out << settings_schema();
  } else {
    complain(context, {fmt::format("there is no format '{}' for the list of rules", format),
                       "formats: text, md, json, schema"});
    return exit_trouble;
  }
  return exit_ok;
}

}  // namespace

void add_rules(CLI::App& app, const Command& command) {
  auto format = std::make_shared<std::string>("text");
  CLI::App* rules = app.add_subcommand("rules", "List all rules");
  rules->footer(footer);
  rules
      ->add_option("--format", *format,
                   "How to list them: text, md, json; schema: the JSON Schema of .zonemend.toml")
      ->type_name("ID")
      ->default_str("text");
  rules->callback([format, &status = command.status, &context = command.context] {
    status = write_rules(context, *format);
  });
}

}  // namespace zonemend::cli
