// GitHub Actions: what `full` prints, and annotations for the lines of a pull request, which are
// workflow commands:
//
//   ::error file=zones/db.example.com,line=7,endLine=7,col=5,endColumn=9,title=RULE::message
//
// GitHub shows ten annotations of each level and step, so errors come first, and a finding is one
// annotation with all its places in the message. Columns count code points.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <array>
#include <vector>

#include "report/shared/finding_text.h"
#include "report/shared/place.h"
#include "report/shared/repository_path.h"
#include "report/shared/severity_of.h"
#include "zonemend/report.h"

namespace zonemend::formats {

extern const Format full;
extern const Format github;

namespace {

std::string replaced(std::string text, char what, std::string_view by) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + by.size())) {
    text.replace(at, 1, by);
  }
  return text;
}

std::string command_data(std::string text) {
  return replaced(replaced(replaced(std::move(text), '%', "%25"), '\r', "%0D"), '\n', "%0A");
}

std::string command_property(std::string text) {
  return replaced(replaced(command_data(std::move(text)), ':', "%3A"), ',', "%2C");
}

// Columns may only be given where the text is on one line.
std::string place_text(const Place& place) {
  const bool whole_line = place.end_line == place.line + 1 && place.end_column == 1;
  if (place.line == place.end_line) {
    return fmt::format("line={},endLine={},col={},endColumn={}", place.line, place.line,
                       place.column, place.end_column);
  }
  return fmt::format("line={},endLine={}", place.line, whole_line ? place.line : place.end_line);
}

class GithubReport : public Report {
 public:
  GithubReport(std::ostream& out, const ReportOptions& options)
      : out_(out), text_(full.make(out, options)) {}

  void findings(const SourceSet& sources, std::span<const Finding> findings) override {
    text_->findings(sources, findings);
    Places places(sources, ColumnUnit::code_points);
    for (const Finding& finding : findings) note(places, finding, true);
  }

  void plan(const PlanReport& report) override {
    text_->plan(report);
    Places places(report.zone->zone.sources(), ColumnUnit::code_points);
    for (const Finding& finding : findings_of(*report.plan)) {
      note(places, finding, has_place(finding));
    }
    annotate();
  }

  void end(const Tally& tally) override {
    annotate();
    text_->end(tally);
  }

 private:
  void note(Places& places, const Finding& finding, bool placed) {
    const Severity severity = severity_of(finding);
    std::string properties;
    if (placed) {
      const std::string& name = places.sources().at(finding.span.source).name();
      properties = fmt::format("file={},{},", command_property(printable(repository_path(name))),
                               place_text(places.of(finding.span)));
    }
    annotations_[static_cast<std::size_t>(severity)].push_back(
        fmt::format("{}title={}::{}", properties, command_property(std::string(finding.rule)),
                    command_data(finding_text(places.sources(), finding))));
  }

  void annotate() {
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
      const std::string_view command =
          severity == Severity::info ? "notice" : severity_text(severity);
      for (const std::string& annotation : annotations_[static_cast<std::size_t>(severity)]) {
        fmt::print(out_, "::{} {}\n", command, annotation);
      }
    }
    annotations_ = {};
  }

  std::ostream& out_;
  std::unique_ptr<Report> text_;
  std::array<std::vector<std::string>, 3> annotations_;  // by severity
};

std::unique_ptr<Report> make(std::ostream& out, const ReportOptions& options) {
  return std::make_unique<GithubReport>(out, options);
}

}  // namespace

const Format github = {
    .id = "github",
    .summary = "full text, and annotations for GitHub Actions",
    .make = make,
    .most_per_file = 1000,
};

}  // namespace zonemend::formats
