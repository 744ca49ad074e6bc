#include "report/shared/markdown_finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "report/shared/excerpt.h"
#include "report/shared/line_start.h"
#include "report/shared/markdown_text.h"
#include "report/shared/severity_of.h"

namespace zonemend {
namespace {

constexpr unsigned excerpt_columns = 100;

}  // namespace

std::string_view symbol(Severity severity) {
  if (severity == Severity::error) return "\U0001f534";
  return severity == Severity::warning ? "\U0001f7e1" : "\U0001f535";
}

std::string title_text(const Finding& finding) {
  const Severity severity = severity_of(finding);
  return fmt::format("{} **{}:** {} ({})", symbol(severity), severity_text(severity),
                     inline_text(finding.message), code_span(finding.rule));
}

std::string excerpt_text(const SourceSet& sources, const Finding& finding) {
  std::ostringstream lines;
  write_excerpt(lines, sources, finding, severity_of(finding),
                {.color = false, .width = excerpt_columns});
  return code_block("text", std::move(lines).str());
}

// The first line is a sentence; what follows is text to write.
std::string help_text(std::string_view help) {
  if (help.empty()) return {};
  const std::size_t end = std::min(help.find('\n'), help.size());
  std::string text = "\n**help:** " + inline_text(help.substr(0, end)) + "\n";
  if (end + 1 >= help.size()) return text;
  std::string lines;
  for (std::string_view rest = help.substr(end + 1); !rest.empty();) {
    const std::size_t size = std::min(rest.find('\n'), rest.size());
    lines += printable_at_line_start(rest.substr(0, size)) + "\n";
    rest.remove_prefix(std::min(size + 1, rest.size()));
  }
  return text + "\n" + code_block("text", lines);
}

std::string fixes_text(const std::vector<Fix>& fixes) {
  std::string text;
  for (const Fix& fix : fixes) {
    if (fix.safety == Safety::display_only) continue;
    text += fmt::format("\n**fix:** {} (`{}`)\n", inline_text(fix.title),
                        fix.safety == Safety::safe ? "--fix" : "--fix --unsafe-fixes");
  }
  return text;
}

std::string finding_section(const SourceSet& sources, const Finding& finding) {
  return fmt::format("{}\n\n{}{}{}\n", title_text(finding), excerpt_text(sources, finding),
                     help_text(finding.help), fixes_text(finding.fixes));
}

}  // namespace zonemend
