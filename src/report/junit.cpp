// JUnit XML: a test suite for each zone, in it a test for each of its files. A file with errors is
// a failed test; warnings and infos of the others are their output.
//
//   <testsuites>
//     <testsuite name="zones/db.example.com" tests="2" failures="1" errors="0" skipped="0">
//       <testcase classname="zonemend" name="zones/db.example.com">
//         <failure type="error" message="2 errors, 1 warning">…</failure>
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "report/shared/finding_text.h"
#include "report/shared/line_start.h"
#include "report/shared/severity_of.h"
#include "report/shared/totals.h"
#include "report/shared/xml_text.h"
#include "zonemend/report.h"

namespace zonemend::formats {

extern const Format junit;

namespace {

// A test and what is to be said of it.
struct Case {
  std::string name;
  Tally tally;
  std::string text;
};

void count(const Finding& finding, Tally& tally) {
  const Severity severity = severity_of(finding);
  if (severity == Severity::error) ++tally.errors;
  if (severity == Severity::warning) ++tally.warnings;
  if (severity == Severity::info) ++tally.infos;
}

std::string finding_block(const SourceSet& sources, const Finding& finding, bool placed) {
  std::string text;
  if (placed) {
    const Position at = sources.position(finding.span);
    text =
        fmt::format("{}:{}:{}: ", printable_at_line_start(sources.at(finding.span.source).name()),
                    at.line, at.column);
  }
  const std::vector<std::string> lines = finding_lines(sources, finding);
  text += fmt::format("{}: {} [{}]\n", severity_text(severity_of(finding)), lines[0], finding.rule);
  for (std::size_t i = 1; i < lines.size(); ++i) text += "    " + lines[i] + "\n";
  return text;
}

std::string outcome_text(const Case& test) {
  if (test.tally.errors == 0) {
    return fmt::format("      <system-out>{}</system-out>\n", xml_lines(test.text));
  }
  return fmt::format("      <failure type=\"error\" message=\"{}\">{}</failure>\n",
                     counts(test.tally), xml_lines(test.text));
}

std::string case_text(const Case& test) {
  const std::string head =
      fmt::format("    <testcase classname=\"zonemend\" name=\"{}\"", xml_text(test.name));
  if (test.text.empty()) return head + "/>\n";
  return head + ">\n" + outcome_text(test) + "    </testcase>\n";
}

std::string suite_text(const std::string& name, const std::vector<Case>& cases) {
  const auto failures = std::count_if(cases.begin(), cases.end(),
                                      [](const Case& test) { return test.tally.errors > 0; });
  std::string text = fmt::format(
      "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n",
      xml_text(name), cases.size(), failures);
  for (const Case& test : cases) text += case_text(test);
  return text + "  </testsuite>\n";
}

class JunitReport : public Report {
 public:
  explicit JunitReport(std::ostream& out) : out_(out) {}

  void findings(const SourceSet& sources, std::span<const Finding> findings) override {
    std::vector<Case> cases(sources.size());
    for (SourceId id = 0; id < sources.size(); ++id) cases[id].name = sources.at(id).name();
    for (const Finding& finding : findings) {
      Case& test = cases[finding.span.source];
      count(finding, test.tally);
      test.text += finding_block(sources, finding, true);
    }
    if (!cases.empty()) suite(cases.front().name, cases);
  }

  void plan(const PlanReport& report) override {
    const SourceSet& sources = report.zone->zone.sources();
    Case test{fmt::format("{} {}", report.command, report.host), {}, {}};
    for (const Finding& finding : findings_of(*report.plan)) {
      count(finding, test.tally);
      test.text += finding_block(sources, finding, has_place(finding));
    }
    suite(report.file, {test});
    close();
  }

  void end(const Tally&) override { close(); }

 private:
  // Suites wait for the first one with findings, or the end: a run that has something else to say
  // than a report, as with --write-baseline, has neither.
  void suite(const std::string& name, const std::vector<Case>& cases) {
    waiting_ += suite_text(name, cases);
    const bool clean =
        std::all_of(cases.begin(), cases.end(), [](const Case& test) { return test.text.empty(); });
    if (!clean) write_waiting();
  }

  void write_waiting() {
    if (!std::exchange(opened_, true)) {
      fmt::print(out_,
                 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"zonemend\">\n");
    }
    fmt::print(out_, "{}", std::exchange(waiting_, {}));
  }

  void close() {
    if (std::exchange(closed_, true)) return;
    write_waiting();
    fmt::print(out_, "</testsuites>\n");
  }

  std::ostream& out_;
  std::string waiting_;
  bool opened_ = false;
  bool closed_ = false;
};

std::unique_ptr<Report> make(std::ostream& out, const ReportOptions&) {
  return std::make_unique<JunitReport>(out);
}

}  // namespace

const Format junit = {
    .id = "junit",
    .summary = "JUnit XML, a test for each file",
    .make = make,
    .most_per_file = 1000,
    .for_programs = true,
};

}  // namespace zonemend::formats
