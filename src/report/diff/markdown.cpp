// For a comment on a pull request or the summary of a CI job: what changes, as a diff of records,
// then what that means and which problems it brings.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "report/shared/change_text.h"
#include "report/shared/markdown_finding.h"
#include "report/shared/markdown_text.h"
#include "report/shared/severity_of.h"
#include "report/shared/totals.h"

namespace zonemend::diff_formats {

extern const DiffFormat markdown;

namespace {

constexpr std::size_t most_lines = 200;     // of records, in one zone
constexpr std::size_t most_detail = 48000;  // bytes; GitHub takes 65,536 characters

std::string_view verdict(const DiffTally& tally) {
  if (tally.errors > 0 || !tally.complete) return symbol(Severity::error);
  return tally.warnings > 0 ? symbol(Severity::warning) : "\u2705";
}

std::string records_text(const ZoneChange& change) {
  std::string lines;
  std::size_t shown = 0;
  std::size_t left_out = 0;
  for (const OwnerChange& owner : owner_changes(change)) {
    for (const RrsetChange* set : owner.sets) {
      for (const ChangeLine& line : change_lines(change, *set)) {
        if (++shown > most_lines) {
          ++left_out;
          continue;
        }
        // "!" is what diff highlighting knows for a changed line.
        lines += fmt::format("{} {} {}\n", line.sign == '~' ? '!' : line.sign,
                             printable(owner.owner.text()), printable(line.text));
      }
    }
  }
  if (left_out > 0) lines += fmt::format("# and {} more\n", left_out);
  return lines.empty() ? "" : code_block("diff", lines) + "\n";
}

class MarkdownDiff : public DiffReport {
 public:
  explicit MarkdownDiff(std::ostream& out) : out_(out) {}

  void zone(const ZoneReview& review) override {
    const ZoneChange& change = *review.change;
    if (change.is_empty() && review.introduced.empty()) return;
    const std::string serial = serial_text(change);
    add(fmt::format("### {} ({})\n\n{}{}{}\n\n", code_span(zone_name(review)),
                    code_span(review.path), headline(review), serial.empty() ? "" : "; ", serial));
    add(records_text(change));
    findings(review, review.consequences, "What it means");
    findings(review, review.introduced, "New problems");
  }

  void end(const DiffTally& tally) override {
    fmt::print(out_, "## {} {}\n\n{}", verdict(tally), summary_text(tally), details_);
    if (left_out_ > 0) {
      fmt::print(out_, "\n{} not shown here: the report would be too long.\n",
                 counted(left_out_, "part"));
    }
  }

 private:
  void findings(const ZoneReview& review, const std::vector<Finding>& list,
                std::string_view title) {
    if (list.empty()) return;
    add(fmt::format("**{}**\n\n", title));
    // Errors are in sight; the rest is a click away when it is much.
    constexpr std::size_t most_in_sight = 5;
    std::size_t shown = 0;
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
      for (const Finding& finding : list) {
        if (severity_of(finding) != severity) continue;
        if (shown++ == most_in_sight) {
          add(fmt::format("<details><summary>{} more</summary>\n\n", list.size() - most_in_sight));
        }
        add(finding_section(review.after->zone.sources(), finding));
      }
    }
    if (shown > most_in_sight) details_ += "</details>\n\n";
  }

  void add(const std::string& text) {
    if (details_.size() + text.size() > most_detail) {
      ++left_out_;
    } else {
      details_ += text;
    }
  }

  std::ostream& out_;
  std::string details_;
  std::size_t left_out_ = 0;
};

std::unique_ptr<DiffReport> make(std::ostream& out, const ReportOptions&) {
  return std::make_unique<MarkdownDiff>(out);
}

}  // namespace

const DiffFormat markdown = {
    .id = "markdown",
    .summary = "for a comment on a pull request or the summary of a CI job",
    .make = make,
};

}  // namespace zonemend::diff_formats
