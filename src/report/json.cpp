// One JSON object, for programs. Lines and columns count from 1, columns in bytes; offsets count
// bytes from 0; endings are one past the last. Bytes that are not UTF-8 come out as U+FFFD.
//
//   zonemend check:
//     { "tool": "zonemend", "version": "0.1.0",
//       "findings": [FINDING…],
//       "files": ["db.example.com"…],
//       "summary": {"files", "errors", "warnings", "infos", "fixed", "fixable", "withheld",
//                   "omitted"} }
//   FINDING:
//     { "rule", "severity": "error|warning|info", "message", PLACE…, "label",
//       "labels": [{PLACE…, "text"}], "help",
//       "fixes": [{"title", "safety": "safe|unsafe|display-only", "edits": [{PLACE…, "text"}]}] }
//   PLACE:
//     "file", "line", "column", "endLine", "endColumn", "begin", "end"
//   Editing commands:
//     { "tool", "version", "command", "file", "outcome": "change|already|refused", "host",
//     "target",
//       "written", "writtenTo", "removed": ["www.example.com. 300 A 192.0.2.1"…], "added": […],
//       "serial": null or {"before", "after", "scheme"}, "edits": [{PLACE…, "text"}],
//       "decisions": [FINDING…], "notes": [FINDING…], "refusals": [FINDING…],
//       "registrar": ["Type: CNAME"…], "diff": "…" }
#include <fmt/ostream.h>

#include <nlohmann/json.hpp>

#include "report/shared/plan_text.h"
#include "report/shared/severity_of.h"
#include "zonemend/report.h"

namespace zonemend::formats {

extern const Format json;

namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& value, int indent = -1) {
  return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

std::string_view outcome_text(Outcome outcome) {
  if (outcome == Outcome::change) return "change";
  return outcome == Outcome::already ? "already" : "refused";
}

std::string_view safety_text(Safety safety) {
  if (safety == Safety::safe) return "safe";
  return safety == Safety::unsafe ? "unsafe" : "display-only";
}

Json place_json(const SourceSet& sources, const Span& span) {
  const Source& source = sources.at(span.source);
  const Position begin = source.position(span.begin);
  const Position end = source.position(span.end);
  return {{"file", source.name()}, {"line", begin.line},      {"column", begin.column},
          {"endLine", end.line},   {"endColumn", end.column}, {"begin", span.begin},
          {"end", span.end}};
}

Json edits_json(const SourceSet& sources, const std::vector<Edit>& edits) {
  Json list = Json::array();
  for (const Edit& edit : edits) {
    Json item = place_json(sources, edit.span);
    item["text"] = edit.text;
    list.push_back(std::move(item));
  }
  return list;
}

Json fixes_json(const SourceSet& sources, const std::vector<Fix>& fixes) {
  Json list = Json::array();
  for (const Fix& fix : fixes) {
    list.push_back({{"title", fix.title},
                    {"safety", safety_text(fix.safety)},
                    {"edits", edits_json(sources, fix.edits)}});
  }
  return list;
}

Json finding_json(const SourceSet& sources, const Finding& finding) {
  Json result = {{"rule", finding.rule},
                 {"severity", severity_text(severity_of(finding))},
                 {"message", finding.message}};
  result.update(place_json(sources, finding.span));
  result["label"] = finding.label;
  result["labels"] = Json::array();
  for (const Label& label : finding.labels) {
    Json item = place_json(sources, label.span);
    item["text"] = label.text;
    result["labels"].push_back(std::move(item));
  }
  result["help"] = finding.help;
  result["fixes"] = fixes_json(sources, finding.fixes);
  return result;
}

Json findings_json(const SourceSet& sources, const std::vector<Finding>& findings) {
  Json list = Json::array();
  for (const Finding& finding : findings) list.push_back(finding_json(sources, finding));
  return list;
}

Json summary_json(const Tally& tally) {
  return {{"files", tally.files},       {"errors", tally.errors},  {"warnings", tally.warnings},
          {"infos", tally.infos},       {"fixed", tally.fixed},    {"fixable", tally.fixable},
          {"withheld", tally.withheld}, {"omitted", tally.omitted}};
}

Json records_json(const PlanReport& report) {
  const Zone& zone = report.zone->zone;
  Json removed = Json::array();
  for (const RecordId id : report.plan->removed) {
    removed.push_back(record_line(zone, zone.record(id)));
  }
  Json added = Json::array();
  for (const PlannedRecord& record : report.plan->added) added.push_back(record_line(zone, record));
  return {{"removed", removed}, {"added", added}};
}

Json serial_json(const std::optional<SerialChange>& serial) {
  if (!serial) return nullptr;
  return {{"before", serial->before}, {"after", serial->after}, {"scheme", serial->scheme}};
}

Json plan_json(const PlanReport& report) {
  const SourceSet& sources = report.zone->zone.sources();
  const Plan& plan = *report.plan;
  Json result = {{"tool", "zonemend"},
                 {"version", ZONEMEND_VERSION},
                 {"command", report.command},
                 {"file", report.file},
                 {"outcome", outcome_text(plan.outcome)},
                 {"host", report.host},
                 {"target", report.target},
                 {"written", report.written},
                 {"writtenTo", report.written_to}};
  result.update(records_json(report));
  result["serial"] = serial_json(plan.serial);
  result["edits"] = edits_json(sources, plan.edits);
  result["decisions"] = findings_json(sources, plan.decisions);
  result["notes"] = findings_json(sources, plan.notes);
  result["refusals"] = findings_json(sources, plan.refusals);
  result["registrar"] = report.registrar_form;
  result["diff"] = report.diff;
  return result;
}

// Findings are written as they come: a run over many files is not kept in memory.
class JsonReport : public Report {
 public:
  explicit JsonReport(std::ostream& out) : out_(out) {}

  void findings(const SourceSet& sources, std::span<const Finding> findings) override {
    for (SourceId id = 0; id < sources.size(); ++id) files_.push_back(sources.at(id).name());
    for (const Finding& finding : findings) {
      open();
      fmt::print(out_, "{}\n    {}", first_ ? "" : ",", dumped(finding_json(sources, finding)));
      first_ = false;
    }
  }

  void plan(const PlanReport& report) override {
    planned_ = true;
    fmt::print(out_, "{}\n", dumped(plan_json(report), 2));
  }

  void end(const Tally& tally) override {
    if (planned_) return;
    open();
    fmt::print(out_, "{}],\n  \"files\": {},\n  \"summary\": {}\n}}\n", first_ ? "" : "\n  ",
               dumped(files_), dumped(summary_json(tally)));
  }

 private:
  void open() {
    if (opened_) return;
    opened_ = true;
    fmt::print(out_, "{{\n  \"tool\": \"zonemend\",\n  \"version\": {},\n  \"findings\": [",
               dumped(ZONEMEND_VERSION));
  }

  std::ostream& out_;
  Json files_ = Json::array();
  bool opened_ = false;
  bool first_ = true;
  bool planned_ = false;
};

std::unique_ptr<Report> make(std::ostream& out, const ReportOptions&) {
  return std::make_unique<JsonReport>(out);
}

}  // namespace

const Format json = {
    .id = "json",
    .summary = "one JSON object with places, fixes and totals, for programs",
    .make = make,
};

}  // namespace zonemend::formats
