#include "report/shared/sarif_rule.h"

#include "report/shared/rule_help.h"
#include "zonemend/rule.h"

namespace zonemend {
namespace {

// GitHub's words.
std::string_view problem_severity(Severity severity) {
  return severity == Severity::info ? "recommendation" : severity_text(severity);
}

std::string_view effect_text(Effect effect) {
  if (effect == Effect::none) return "none";
  if (effect == Effect::unread) return "unread";
  return effect == Effect::refused ? "refused" : "unreadable";
}

Json tags_json(const Rule& rule) {
  Json tags = {"dns", "zone-file"};
  if (rule.effect != Effect::none) tags.push_back("zone-refused");
  if (!rule.docs.fix.empty()) tags.push_back("fixable");
  return tags;
}

Json text_json(std::string_view text) { return {{"text", text}}; }

}  // namespace

std::string_view sarif_level(Severity severity) {
  return severity == Severity::info ? "note" : severity_text(severity);
}

Json sarif_rule(std::string_view id) {
  const Rule* rule = find_rule(id);
  if (rule == nullptr) return {{"id", id}};
  return {{"id", rule->id},
          {"shortDescription", text_json(rule->summary)},
          {"fullDescription", text_json(rule->docs.what)},
          {"help", {{"text", rule_help_text(*rule)}, {"markdown", rule_help_markdown(*rule)}}},
          {"defaultConfiguration",
           {{"enabled", rule->enabled}, {"level", sarif_level(rule->severity)}}},
          {"properties",
           {{"tags", tags_json(*rule)},
            {"precision", "high"},
            {"problem.severity", problem_severity(rule->severity)},
            {"authority", rule->authority},
            {"effect", effect_text(rule->effect)}}}};
}

}  // namespace zonemend
