// One line a finding, as every editor and grep understand it:
//   file:line:col: severity: message [rule]
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "report/shared/line_start.h"
#include "report/shared/paint.h"
#include "report/shared/plan_text.h"
#include "report/shared/severity_of.h"
#include "report/shared/totals.h"
#include "zonemend/report.h"

namespace zonemend::formats {

extern const Format concise;

namespace {

class ConciseReport : public Report {
 public:
  ConciseReport(std::ostream& out, const ReportOptions& options) : out_(out), options_(options) {}

  void findings(const SourceSet& sources, std::span<const Finding> findings) override {
    for (const Finding& finding : findings) {
      const Severity severity = severity_of(finding);
      write(sources, finding, severity_text(severity), paint_of(severity));
    }
  }

  void plan(const PlanReport& report) override {
    write_plan(out_, report, options_, [&](const Finding& finding, std::string_view kind) {
      const Paint paint = kind == "error" ? Paint::error : Paint::bold;
      // What speaks of no text has no place: it is about what was asked for.
      if (finding.span == Span{}) {
        fmt::print(out_, "{}: {}\n", painted(options_.color, paint, kind),
                   printable(finding.message));
      } else {
        write(report.zone->zone.sources(), finding, kind, paint);
      }
      if (!finding.help.empty()) fmt::print(out_, "  help: {}\n", printable(finding.help));
    });
  }

  void end(const Tally& tally) override {
    if (options_.totals && tally.files > 0) fmt::print(out_, "{}\n", totals(tally));
  }

 private:
  void write(const SourceSet& sources, const Finding& finding, std::string_view kind, Paint paint) {
    const Position at = sources.position(finding.span);
    fmt::print(out_, "{}:{}:{}: {}: {}",
               printable_at_line_start(sources.at(finding.span.source).name()), at.line, at.column,
               painted(options_.color, paint, kind), printable(finding.message));
    if (!finding.rule.empty()) fmt::print(out_, " [{}]", finding.rule);
    fmt::print(out_, "\n");
  }

  std::ostream& out_;
  ReportOptions options_;
};

std::unique_ptr<Report> make(std::ostream& out, const ReportOptions& options) {
  return std::make_unique<ConciseReport>(out, options);
}

}  // namespace

const Format concise = {
    .id = "concise",
    .summary = "one line a finding, for editors and grep",
    .make = make,
    .most_per_file = 1000,
};

}  // namespace zonemend::formats
