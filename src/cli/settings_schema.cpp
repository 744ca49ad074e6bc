#include "cli/settings_schema.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "zonemend/limits.h"
#include "zonemend/rule.h"

namespace zonemend::cli {
namespace {

using Json = nlohmann::ordered_json;

Json text(std::string_view description) {
  return {{"type", "string"}, {"minLength", 1}, {"description", description}};
}

Json one_or_more(std::string_view description) {
  const Json word = {{"type", "string"}, {"minLength", 1}};
  return {{"description", description}, {"oneOf", {word, {{"type", "array"}, {"items", word}}}}};
}

Json levels() { return {{"enum", {"off", "on", "info", "warning", "error"}}}; }

Json option_schema(const RuleOption& option) {
  if (option.kind == RuleOption::Kind::list) return one_or_more(option.what);
  return {{"type", "integer"},
          {"minimum", option.least},
          {"maximum", option.most},
          {"default", option.fallback},
          {"description", option.what}};
}

// A level, or a table with it and perhaps more.
Json level_or_table(const Json& properties) {
  return {levels(),
          {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}};
}

// For several rules at once.
Json pattern_schema() { return {{"oneOf", level_or_table({{"severity", levels()}})}}; }

Json rule_schema(const Rule& rule) {
  Json properties = {{"severity", levels()}};
  for (const RuleOption& option : rule.options) {
    properties[std::string(option.name)] = option_schema(option);
  }
  const std::string_view level = rule.enabled ? severity_text(rule.severity) : "off";
  return {{"description", fmt::format("{} (default: {})", rule.summary, level)},
          {"oneOf", level_or_table(properties)}};
}

Json rules_schema() {
  Json properties = {{"all", pattern_schema()}};
  for (const Rule* rule : all_rules()) properties[std::string(rule->id)] = rule_schema(*rule);
  return {
      {"type", "object"},
      {"description",
       "Which rules run and how severe they are. What is said of fewer rules wins: an id over a "
       "pattern, a pattern over \"all\"."},
      {"properties", properties},
      {"patternProperties", {{"^[a-z0-9-]*\\*[a-z0-9-]*$", pattern_schema()}}},
      {"additionalProperties", false}};
}

Json limit_schema(const LimitName& limit) {
  Json schema = {{"type", "integer"}, {"minimum", limit.least}};
  // The largest number of TOML goes without saying.
  if (limit.most < 0x7fffffffffffffffu) schema["maximum"] = limit.most;
  schema["default"] = ReadLimits{}.*limit.value;
  schema["description"] = fmt::format("The most {}", limit.what);
  return schema;
}

Json limits_schema() {
  Json properties;
  for (const LimitName& limit : limit_names()) {
    properties[std::string(limit.name)] = limit_schema(limit);
  }
  return {{"type", "object"},
          {"description", "How far zonemend goes before it gives up, so that no input takes all "
                          "memory or time of a machine"},
          {"properties", properties},
          {"additionalProperties", false}};
}

Json tables(std::string_view description, Json properties, const char* required) {
  return {{"type", "array"},
          {"description", description},
          {"items",
           {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", {required}},
            {"additionalProperties", false}}}};
}

}  // namespace

std::string settings_schema() {
  const Json rules = {{"$ref", "#/definitions/rules"}};
  const Json schema = {
      {"$schema", "http://json-schema.org/draft-07/schema#"},
      {"title", ".zonemend.toml"},
      {"description", "Settings of zonemend, the linter and patcher for DNS zone files"},
      {"type", "object"},
      {"additionalProperties", false},
      {"properties",
       {{"rules", rules},
        {"exclude",
         one_or_more("Files to leave alone: *.zone in any folder; with a slash, the path from this "
                     "file's folder, where ** crosses folders")},
        {"include-roots",
         one_or_more("Folders that included files must lie in, seen from this file's folder")},
        {"include-directory",
         text("BIND's 'directory', relative to which it reads $INCLUDE, seen from this file's "
              "folder")},
        {"max-generated",
         {{"type", "integer"},
          {"minimum", 0},
          {"description", "The same as generated under [limits]"}}},
        {"limits", limits_schema()},
        {"baseline", text("Findings that were there before and are not reported, seen from this "
                          "file's folder")},
        {"zone", tables("What holds for some zones",
                        {{"name", one_or_more("example.com, *.example.com for all below it, or *")},
                         {"rules", rules}},
                        "name")},
        {"file",
         tables(
             "What holds for some files, and how they are read",
             {{"path", one_or_more("*.zone in any folder; with a slash, the path from this file's "
                                   "folder, where ** crosses folders")},
              {"origin", text("The zone's name")},
              {"class", {{"enum", {"IN", "CH", "HS"}}}},
              {"rules", rules}},
             "path")}}},
      {"definitions", {{"rules", rules_schema()}}}};
  return schema.dump(2) + "\n";
}

}  // namespace zonemend::cli
