#include "report/shared/finding_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/shared/line_start.h"
#include "report/shared/repository_path.h"
#include "zonemend/report.h"

namespace zonemend {
namespace {

constexpr std::size_t most_labels = 8;

// "line 7: CNAME here", "zones/hosts.inc line 7: CNAME here".
std::string label_line(const SourceSet& sources, const Finding& finding, const Span& span,
                       std::string_view text) {
  const bool elsewhere = span.source != finding.span.source;
  const std::string file =
      elsewhere ? printable_at_line_start(repository_path(sources.at(span.source).name())) + " "
                : "";
  return fmt::format("{}line {}: {}", file, sources.position(span).line, printable(text));
}

void append_lines(std::vector<std::string>& lines, std::string_view text) {
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
    lines.push_back("  " + printable_at_line_start(text.substr(0, end)));
    text.remove_prefix(end + 1);
  }
  lines.push_back("  " + printable_at_line_start(text));
}

}  // namespace

std::vector<std::string> finding_lines(const SourceSet& sources, const Finding& finding) {
  std::vector<std::string> lines{printable(finding.message)};
  if (!finding.label.empty()) {
    lines.push_back(label_line(sources, finding, finding.span, finding.label));
  }
  const std::size_t shown = std::min(most_labels, finding.labels.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Label& label = finding.labels[i];
    lines.push_back(label_line(sources, finding, label.span, label.text));
  }
  if (shown < finding.labels.size()) {
    lines.push_back(fmt::format("and {} more like these", finding.labels.size() - shown));
  }
  if (finding.help.empty()) return lines;
  const std::size_t first_end = std::min(finding.help.find('\n'), finding.help.size());
  lines.push_back("help: " + printable(std::string_view(finding.help).substr(0, first_end)));
  if (first_end < finding.help.size()) {
    append_lines(lines, std::string_view(finding.help).substr(first_end + 1));
  }
  return lines;
}

std::string finding_text(const SourceSet& sources, const Finding& finding) {
  return fmt::format("{}", fmt::join(finding_lines(sources, finding), "\n"));
}

std::vector<Finding> findings_of(const Plan& plan) {
  std::vector<Finding> findings = plan.refusals;
  findings.insert(findings.end(), plan.notes.begin(), plan.notes.end());
  return findings;
}

}  // namespace zonemend
