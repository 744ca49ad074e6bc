// For a comment on a pull request or the summary of a CI job: totals, a table of the files, then
// every finding with its lines, errors first. A file's first findings are in sight, the others a
// click away. GitHub takes comments of 65,536 characters at most: what does not fit is only
// counted.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

#include "report/shared/excerpt.h"
#include "report/shared/finding_text.h"
#include "report/shared/line_start.h"
#include "report/shared/markdown_finding.h"
#include "report/shared/markdown_text.h"
#include "report/shared/plan_text.h"
#include "report/shared/severity_of.h"
#include "report/shared/totals.h"
#include "zonemend/report.h"

namespace zonemend::formats {

extern const Format markdown;

namespace {

constexpr std::size_t most_rows = 100;
constexpr std::size_t most_in_sight = 10;   // findings of one file
constexpr std::size_t most_detail = 48000;  // bytes

std::vector<const Finding*> errors_first(std::span<const Finding> findings) {
  std::vector<const Finding*> sorted;
  for (const Finding& finding : findings) sorted.push_back(&finding);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Finding* a, const Finding* b) {
    return severity_of(*a) > severity_of(*b);
  });
  return sorted;
}

std::string file_row(std::string_view name, std::span<const Finding> findings) {
  const auto count = [&](Severity severity) {
    const auto number =
        std::count_if(findings.begin(), findings.end(),
                      [&](const Finding& finding) { return severity_of(finding) == severity; });
    return number == 0 ? std::string() : std::to_string(number);
  };
  return fmt::format("| {} | {} | {} | {} |\n", code_cell(name), count(Severity::error),
                     count(Severity::warning), count(Severity::info));
}

std::string remarks_text(const std::vector<Finding>& findings, std::string_view kind) {
  std::string text;
  for (const Finding& finding : findings) {
    text += fmt::format("\n**{}:** {}\n{}", kind, inline_text(finding.message),
                        help_text(finding.help));
  }
  return text;
}

std::string refusals_text(const SourceSet& sources, const std::vector<Finding>& refusals) {
  std::string text;
  for (const Finding& refusal : refusals) {
    text += fmt::format("\n{}\n{}{}", title_text(refusal),
                        has_place(refusal) ? "\n" + excerpt_text(sources, refusal) : "",
                        help_text(refusal.help));
  }
  return text;
}

std::string records_text(const PlanReport& report) {
  const Zone& zone = report.zone->zone;
  const std::vector<RecordId>& removed = report.plan->removed;
  const std::size_t shown = std::min(most_rows, removed.size());
  std::string lines;
  for (const RecordId id : std::span(removed).first(shown)) {
    lines += "- " + printable(record_line(zone, zone.record(id))) + "\n";
  }
  if (shown < removed.size()) lines += fmt::format("- and {} more\n", removed.size() - shown);
  for (const PlannedRecord& record : report.plan->added) {
    lines += "+ " + printable(record_line(zone, record)) + "\n";
  }
  return lines.empty() ? "" : "\n" + code_block("diff", lines);
}

// "Type: CNAME", "Host: www", … as a table of one row.
std::string form_text(const std::vector<std::string>& form) {
  if (form.empty()) return {};
  std::string heads = "|";
  std::string rule = "|";
  std::string row = "|";
  for (const std::string& field : form) {
    const std::size_t colon = field.find(": ");
    if (colon == field.npos) continue;
    heads += fmt::format(" {} |", field.substr(0, colon));
    rule += ":--|";
    row += fmt::format(" {} |", code_cell(std::string_view(field).substr(colon + 2)));
  }
  return fmt::format(
      "\nTo type the same in at a registrar or DNS provider instead:\n\n{}\n{}\n{}\n", heads, rule,
      row);
}

class MarkdownReport : public Report {
 public:
  MarkdownReport(std::ostream& out, const ReportOptions& options) : out_(out), options_(options) {}

  void findings(const SourceSet& sources, std::span<const Finding> findings) override {
    if (findings.empty()) return;
    const std::string& name = sources.at(0).name();
    if (++files_ <= most_rows) rows_ += file_row(name, findings);
    const auto sorted = errors_first(findings);
    std::string section = fmt::format("### {}\n\n", code_span(name));
    std::size_t shown = 0;
    for (; shown < sorted.size(); ++shown) {
      const std::string text = finding_section(sources, *sorted[shown]);
      if (details_.size() + section.size() + text.size() > most_detail) break;
      if (shown == most_in_sight) {
        section += fmt::format("<details><summary>{} more in this file</summary>\n\n",
                               sorted.size() - shown);
      }
      section += text;
    }
    left_out_ += sorted.size() - shown;
    if (shown > most_in_sight) section += "</details>\n\n";
    if (shown > 0) details_ += section;
  }

  void plan(const PlanReport& report) override {
    const Plan& plan = *report.plan;
    const bool refused = plan.outcome == Outcome::refused;
    fmt::print(out_, "## {} zonemend {}: {}\n", refused ? symbol(Severity::error) : "\u2705",
               report.command, inline_text(plan_headline(report)));
    if (refused) {
      fmt::print(out_, "{}", refusals_text(report.zone->zone.sources(), plan.refusals));
    } else {
      fmt::print(out_, "{}", records_text(report));
      if (plan.serial) {
        fmt::print(out_, "\nserial {} \u2192 {} ({})\n", plan.serial->before, plan.serial->after,
                   plan.serial->scheme);
      }
      const bool changes = plan.outcome == Outcome::change;
      fmt::print(out_, "{}", remarks_text(plan.decisions, changes ? "change" : "note"));
    }
    fmt::print(out_, "{}", remarks_text(plan.notes, "note"));
    if (!refused) fmt::print(out_, "{}", form_text(report.registrar_form));
    planned_ = true;
  }

  void end(const Tally& tally) override {
    if (planned_) return;
    fmt::print(out_, "## {} zonemend: {}\n\n", verdict(tally), headline(tally));
    if (!tally.complete) fmt::print(out_, "Not every file could be read.\n\n");
    if (!rows_.empty()) {
      fmt::print(out_, "| file | errors | warnings | infos |\n|:--|--:|--:|--:|\n{}\n", rows_);
    }
    if (files_ > most_rows) fmt::print(out_, "and {} more files\n\n", files_ - most_rows);
    if (options_.totals) fmt::print(out_, "{}", remedies(tally));
    fmt::print(out_, "{}", details_);
    const std::size_t hidden = left_out_ + tally.omitted;
    if (hidden > 0) fmt::print(out_, "{} not shown here\n", counted(hidden, "more finding"));
  }

 private:
  static std::string_view verdict(const Tally& tally) {
    if (tally.errors > 0 || tally.files == 0 || !tally.complete) return symbol(Severity::error);
    if (tally.warnings > 0) return symbol(Severity::warning);
    return tally.infos > 0 ? symbol(Severity::info) : "\u2705";
  }

  static std::string headline(const Tally& tally) {
    if (tally.files == 0) return "no file was checked";
    return fmt::format("{} in {}", counts(tally), counted(tally.files, "file"));
  }

  static std::string remedies(const Tally& tally) {
    std::string text;
    if (tally.fixed > 0) {
      text += fmt::format("{} {} applied. ", tally.fixed, tally.fixed == 1 ? "fix" : "fixes");
    }
    if (tally.fixable > 0) {
      text += fmt::format("`zonemend check --fix` mends {} of them safely. ", tally.fixable);
    }
    if (tally.withheld > 0) {
      text += fmt::format("`--fix --unsafe-fixes` mends {}{}, and changes what is served. ",
                          tally.withheld, tally.fixable > 0 ? " more" : " of them");
    }
    if (!text.empty()) text.replace(text.size() - 1, 1, "\n\n");
    return text;
  }

  std::ostream& out_;
  ReportOptions options_;
  std::string rows_;
  std::string details_;
  std::size_t files_ = 0;  // with findings
  std::size_t left_out_ = 0;
  bool planned_ = false;
};

std::unique_ptr<Report> make(std::ostream& out, const ReportOptions& options) {
  return std::make_unique<MarkdownReport>(out, options);
}

}  // namespace

const Format markdown = {
    .id = "markdown",
    .summary = "for a comment on a pull request or the summary of a CI job",
    .make = make,
    .most_per_file = 1000,
};

}  // namespace zonemend::formats
