// One JSON object, for programs, as src/doc/zonemend-report.schema.json describes it:
//
//   zonemend check:
//     { "tool": "zonemend", "version": "0.1.0", "schemaVersion": 1, "command": "check",
//       "findings": [FINDING…],
//       "files": ["db.example.com"…],      every file that was read, included ones too
//       "summary": {"files", "errors", "warnings", "infos", "fixed", "fixable", "withheld",
//                   "omitted", "complete"} }
//   FINDING:
//     { "rule", "severity": "error|warning|info", "message", PLACE…, "label",
//       "labels": [{PLACE…, "text"}], "help",
//       "fixes": [{"title", "safety": "safe|unsafe|display-only", "edits": [{PLACE…, "text"}]}],
//       "fingerprint" }
//   PLACE:
//     "file", "line", "column", "endLine", "endColumn", "offset", "endOffset"
//   kartra, point:
//     { "tool", "version", "schemaVersion", "command", "file",
//       "outcome": "change|already|refused", "host", "target": null for a removal,
//       "written": ["db.example.com"…], "removed": [{RECORD…, PLACE…}], "added": [{RECORD…}],
//       "serial": null or {"before", "after", "scheme"}, "edits": [{PLACE…, "text"}],
//       "decisions": [FINDING…], "notes": [FINDING…], "refusals": [FINDING…],
//       "registrar": null or {"type", "host", "target", "ttl"}, "diff": "…" }
//   RECORD: as `zonemend canon --format json` prints it
//     "owner", "ttl", "class", "type", "rdata"
//
// Lines and columns count from 1, columns in bytes; offsets count bytes from 0; ends are one past
// the last. A finding that speaks of no text (of a plan only) has no PLACE. Bytes that are not
// UTF-8 come out as U+FFFD; the text of an edit that has such bytes is also given as "base64".
#include <fmt/ostream.h>

#include <unordered_set>

#include "report/shared/finding_json.h"
#include "report/shared/fingerprint.h"
#include "zonemend/report.h"

namespace zonemend::formats {

extern const Format json;

namespace {

// Findings are written as they come: a run over many files is not kept in memory.
class JsonReport : public Report {
 public:
  explicit JsonReport(std::ostream& out) : out_(out) {}

  void findings(const SourceSet& sources, std::span<const Finding> findings) override {
    for (SourceId id = 0; id < sources.size(); ++id) note(sources.at(id).name());
    for (const Finding& finding : findings) {
      open();
      const std::string known_by = fingerprints_.of(sources, finding);
      fmt::print(out_, "{}\n    {}", first_ ? "" : ",",
                 json_text(finding_json(sources, finding, true, known_by)));
      first_ = false;
    }
  }

  void plan(const PlanReport& report) override {
    planned_ = true;
    fmt::print(out_, "{}\n", json_text(plan_json(report), 2));
  }

  void end(const Tally& tally) override {
    if (planned_) return;
    open();
    fmt::print(out_, "{}],\n  \"files\": {},\n  \"summary\": {}\n}}\n", first_ ? "" : "\n  ",
               json_text(files_), json_text(summary_json(tally)));
  }

 private:
  void note(const std::string& file) {
    if (known_files_.insert(file).second) files_.push_back(file);
  }

  void open() {
    if (opened_) return;
    opened_ = true;
    fmt::print(out_, "{{\n");
    const Json head = document_json("check");
    for (const auto& [key, value] : head.items()) {
      fmt::print(out_, "  {}: {},\n", json_text(key), json_text(value));
    }
    fmt::print(out_, "  \"findings\": [");
  }

  std::ostream& out_;
  Fingerprints fingerprints_;
  Json files_ = Json::array();
  std::unordered_set<std::string> known_files_;
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
    .for_programs = true,
};

}  // namespace zonemend::formats
