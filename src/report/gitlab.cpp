// GitLab's code quality report: a JSON array with an object for each finding. GitLab shows
// severity, description and place, and knows a finding again by its fingerprint. Columns count code
// points.
//
//   [ {"type": "issue", "check_name": RULE, "description": "RULE: …", "categories": ["Bug Risk"],
//      "severity": "blocker|critical|minor|info", "fingerprint", "content": {"body": …},
//      "location": {"path", "positions": {"begin": {"line", "column"}, "end": {…}}}} ]
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <utility>

#include "report/shared/finding_text.h"
#include "report/shared/fingerprint.h"
#include "report/shared/json_text.h"
#include "report/shared/place.h"
#include "report/shared/repository_path.h"
#include "report/shared/severity_of.h"
#include "zonemend/report.h"
#include "zonemend/rule.h"

namespace zonemend::formats {

extern const Format gitlab;

namespace {

// "blocker": BIND refuses the zone, so nothing of it reaches the servers.
std::string_view grade(const Finding& finding) {
  const Severity severity = severity_of(finding);
  if (severity == Severity::info) return "info";
  if (severity == Severity::warning) return "minor";
  const Rule* rule = find_rule(finding.rule);
  return rule != nullptr && rule->effect != Effect::none ? "blocker" : "critical";
}

Json location_json(Places& places, const Finding& finding) {
  const Place place = places.of(finding.span);
  const std::string& name = places.sources().at(finding.span.source).name();
  return {{"path", repository_path(name)},
          {"positions",
           {{"begin", {{"line", place.line}, {"column", place.column}}},
            {"end", {{"line", place.end_line}, {"column", place.end_column}}}}}};
}

class GitlabReport : public Report {
 public:
  explicit GitlabReport(std::ostream& out) : out_(out) {}

  void findings(const SourceSet& sources, std::span<const Finding> findings) override {
    Places places(sources, ColumnUnit::code_points);
    for (const Finding& finding : findings) write(places, finding);
  }

  // A place is demanded: what speaks of no text stands at the beginning of the zone.
  void plan(const PlanReport& report) override {
    findings(report.zone->zone.sources(), findings_of(*report.plan));
    close();
  }

  void end(const Tally&) override { close(); }

 private:
  void write(Places& places, const Finding& finding) {
    const Json item = {
        {"type", "issue"},
        {"check_name", finding.rule},
        {"description", fmt::format("{}: {}", finding.rule, printable(finding.message))},
        {"categories", Json::array({"Bug Risk"})},
        {"severity", grade(finding)},
        {"fingerprint", fingerprints_.of(places.sources(), finding)},
        {"content", {{"body", finding_text(places.sources(), finding)}}},
        {"location", location_json(places, finding)}};
    fmt::print(out_, "{}\n  {}", first_ ? "[" : ",", json_text(item));
    first_ = false;
  }

  void close() {
    if (!std::exchange(closed_, true)) fmt::print(out_, "{}]\n", first_ ? "[" : "\n");
  }

  std::ostream& out_;
  Fingerprints fingerprints_;
  bool first_ = true;
  bool closed_ = false;
};

std::unique_ptr<Report> make(std::ostream& out, const ReportOptions&) {
  return std::make_unique<GitlabReport>(out);
}

}  // namespace

const Format gitlab = {
    .id = "gitlab",
    .summary = "code quality report of GitLab",
    .make = make,
    .for_programs = true,
};

}  // namespace zonemend::formats
