// For people: every finding with the lines that it speaks of, and what to do.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <utility>

#include "report/shared/excerpt.h"
#include "report/shared/line_start.h"
#include "report/shared/paint.h"
#include "report/shared/plan_text.h"
#include "report/shared/severity_of.h"
#include "report/shared/totals.h"
#include "zonemend/report.h"

namespace zonemend::formats {

extern const Format full;

namespace {

class FullReport : public Report {
 public:
  FullReport(std::ostream& out, const ReportOptions& options) : out_(out), options_(options) {}

  void findings(const SourceSet& sources, std::span<const Finding> findings) override {
    for (const Finding& finding : findings) {
      const Severity severity = severity_of(finding);
      write(sources, finding, severity_text(severity), severity);
    }
  }

  void plan(const PlanReport& report) override {
    const SourceSet& sources = report.zone->zone.sources();
    bool first = true;
    write_plan(out_, report, options_, [&](const Finding& finding, std::string_view kind) {
      if (kind == "error") {
        if (std::exchange(first, false)) fmt::print(out_, "\n");
        write(sources, finding, kind, Severity::error);
      } else {
        write_remark(sources, finding, kind);
      }
    });
  }

  void end(const Tally& tally) override {
    if (options_.totals && tally.files > 0) fmt::print(out_, "{}\n", totals(tally));
  }

 private:
  std::string color(Paint paint, std::string_view text) const {
    return painted(options_.color, paint, text);
  }

  void write(const SourceSet& sources, const Finding& finding, std::string_view kind,
             Severity severity) {
    const std::string head =
        finding.rule.empty() ? std::string(kind) : fmt::format("{}[{}]", kind, finding.rule);
    fmt::print(out_, "{}{}\n", color(paint_of(severity), head),
               color(Paint::bold, ": " + printable(finding.message)));
    // A refusal may speak of no text at all, but of what was asked for.
    const bool has_place = finding.severity.has_value() || !(finding.span == Span{});
    const unsigned gutter =
        has_place ? write_excerpt(out_, sources, finding, severity, options_) : 1;
    write_remedies(finding, gutter);
    fmt::print(out_, "\n");
  }

  void write_remedies(const Finding& finding, unsigned gutter) {
    if (!finding.help.empty()) write_remedy(gutter, "help", finding.help);
    for (const Fix& fix : finding.fixes) {
      switch (fix.safety) {
        case Safety::safe:
          write_remedy(gutter, "fix", fix.title + " (--fix)");
          break;
        case Safety::unsafe:
          write_remedy(gutter, "fix", fix.title + " (--fix --unsafe-fixes)");
          break;
        case Safety::display_only:
          write_remedy(gutter, "suggestion", fix.title);
          break;
      }
    }
  }

  // Further lines of the text go below its first one.
  void write_remedy(unsigned gutter, std::string_view word, std::string_view text) {
    fmt::print(out_, "{:{}} {} {}: ", "", gutter, color(Paint::gutter, "="),
               color(Paint::bold, word));
    const std::size_t indent = gutter + 5 + word.size();
    for (std::size_t line_end = text.find('\n'); line_end != text.npos;
         line_end = text.find('\n')) {
      fmt::print(out_, "{}\n{:{}}", printable_at_line_start(text.substr(0, line_end)), "", indent);
      text.remove_prefix(line_end + 1);
    }
    fmt::print(out_, "{}\n", printable_at_line_start(text));
  }

  // What was done or should be known needs no excerpt: the records stand above it.
  void write_remark(const SourceSet& sources, const Finding& finding, std::string_view kind) {
    fmt::print(out_, "{}: {}\n", color(Paint::bold, kind), printable(finding.message));
    if (kind == "note" && !(finding.span == Span{})) {
      const Position at = sources.position(finding.span);
      fmt::print(out_, "  {} {}:{}:{}\n", color(Paint::gutter, "-->"),
                 printable(sources.at(finding.span.source).name()), at.line, at.column);
    }
    if (!finding.help.empty()) write_remedy(1, "help", finding.help);
  }

  std::ostream& out_;
  ReportOptions options_;
};

std::unique_ptr<Report> make(std::ostream& out, const ReportOptions& options) {
  return std::make_unique<FullReport>(out, options);
}

}  // namespace

const Format full = {
    .id = "full",
    .summary = "every finding with its lines and what to do, for people",
    .make = make,
    .most_per_file = 1000,
};

}  // namespace zonemend::formats
