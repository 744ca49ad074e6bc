// JSON Lines, for programs that read along: an object a line, each as it is found. The objects are
// those of the format json with a "kind" in front:
//
//   {"kind": "finding", "rule", …}
//   {"kind": "summary", "tool", "version", "schemaVersion", "command", "files", "errors", …}
//
// The last line is the summary; when it is missing, the run was cut short. Editing commands write
// one line, {"kind": "plan", "tool", …}.
#include <fmt/ostream.h>

#include "report/shared/finding_json.h"
#include "report/shared/fingerprint.h"
#include "zonemend/report.h"

namespace zonemend::formats {

extern const Format jsonl;

namespace {

class JsonLinesReport : public Report {
 public:
  explicit JsonLinesReport(std::ostream& out) : out_(out) {}

  void findings(const SourceSet& sources, std::span<const Finding> findings) override {
    for (const Finding& finding : findings) {
      const std::string known_by = fingerprints_.of(sources, finding);
      write("finding", finding_json(sources, finding, true, known_by));
    }
    out_.flush();
  }

  void plan(const PlanReport& report) override {
    planned_ = true;
    write("plan", plan_json(report));
  }

  void end(const Tally& tally) override {
    if (planned_) return;
    Json summary = document_json("check");
    summary.update(summary_json(tally));
    write("summary", summary);
  }

 private:
  void write(std::string_view kind, const Json& object) {
    Json line = {{"kind", kind}};
    line.update(object);
    fmt::print(out_, "{}\n", json_text(line));
  }

  std::ostream& out_;
  Fingerprints fingerprints_;
  bool planned_ = false;
};

std::unique_ptr<Report> make(std::ostream& out, const ReportOptions&) {
  return std::make_unique<JsonLinesReport>(out);
}

}  // namespace

const Format jsonl = {
    .id = "jsonl",
    .summary = "one JSON object a line, as they are found, for programs",
    .make = make,
    .for_programs = true,
};

}  // namespace zonemend::formats
