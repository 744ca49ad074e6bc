// reviewdog's format: one JSON object, with suggestions to apply with a click. Columns count UTF-8
// bytes, ends are one past the last. Suggestions are whole lines, since GitLab knows nothing else.
//
//   {"source": {"name": "zonemend"}, "diagnostics": [
//      {"message", "location": {"path", "range": {"start": {"line", "column"}, "end": {…}}},
//       "severity": "ERROR|WARNING|INFO", "code": {"value": RULE},
//       "suggestions": [{"range": {"start": {"line"}, "end": {"line"}}, "text"}]} ]}
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <utility>

#include "report/shared/finding_text.h"
#include "report/shared/json_text.h"
#include "report/shared/place.h"
#include "report/shared/repository_path.h"
#include "report/shared/severity_of.h"
#include "report/shared/whole_lines.h"
#include "text/ascii.h"
#include "zonemend/report.h"

namespace zonemend::formats {

extern const Format rdjson;

namespace {

Json range_json(const Place& place) {
  return {{"start", {{"line", place.line}, {"column", place.column}}},
          {"end", {{"line", place.end_line}, {"column", place.end_column}}}};
}

Json location_json(Places& places, const Finding& finding, bool placed) {
  const std::string& name = places.sources().at(finding.span.source).name();
  Json location = {{"path", repository_path(name)}};
  if (placed) location["range"] = range_json(places.of(finding.span));
  return location;
}

// The mildest fixes first: one click should not do the worst.
Json suggestions_json(const SourceSet& sources, const Finding& finding) {
  Json list = Json::array();
  for (const Safety safety : {Safety::safe, Safety::unsafe}) {
    for (const Fix& fix : finding.fixes) {
      if (fix.safety != safety) continue;
      const auto change = whole_lines(sources, finding.span.source, fix.edits);
      if (!change) continue;
      list.push_back(
          {{"range", {{"start", {{"line", change->first}}}, {"end", {{"line", change->last}}}}},
           {"text", change->text}});
    }
  }
  return list;
}

class RdjsonReport : public Report {
 public:
  explicit RdjsonReport(std::ostream& out) : out_(out) {}

  void findings(const SourceSet& sources, std::span<const Finding> findings) override {
    Places places(sources, ColumnUnit::bytes);
    for (const Finding& finding : findings) write(places, finding, true);
  }

  void plan(const PlanReport& report) override {
    Places places(report.zone->zone.sources(), ColumnUnit::bytes);
    for (const Finding& finding : findings_of(*report.plan)) {
      write(places, finding, has_place(finding));
    }
    close();
  }

  void end(const Tally&) override { close(); }

 private:
  void open() {
    if (std::exchange(opened_, true)) return;
    fmt::print(out_, "{{\"source\": {{\"name\": \"zonemend\"}}, \"diagnostics\": [");
  }

  void write(Places& places, const Finding& finding, bool placed) {
    open();
    Json item = {{"message", finding_text(places.sources(), finding)},
                 {"location", location_json(places, finding, placed)},
                 {"severity", ascii::in_capitals(severity_text(severity_of(finding)))},
                 {"code", {{"value", finding.rule}}}};
    Json suggestions = suggestions_json(places.sources(), finding);
    if (!suggestions.empty()) item["suggestions"] = std::move(suggestions);
    fmt::print(out_, "{}\n  {}", first_ ? "" : ",", json_text(item));
    first_ = false;
  }

  void close() {
    if (std::exchange(closed_, true)) return;
    open();
    fmt::print(out_, "{}]}}\n", first_ ? "" : "\n");
  }

  std::ostream& out_;
  bool opened_ = false;
  bool first_ = true;
  bool closed_ = false;
};

std::unique_ptr<Report> make(std::ostream& out, const ReportOptions&) {
  return std::make_unique<RdjsonReport>(out);
}

}  // namespace

const Format rdjson = {
    .id = "rdjson",
    .summary = "diagnostics and suggestions for reviewdog",
    .make = make,
    .for_programs = true,
};

}  // namespace zonemend::formats
