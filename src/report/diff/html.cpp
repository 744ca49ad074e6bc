// One page that needs nothing else: no scripts, no fonts or images from anywhere, light and dark as
// the reader has it, folded parts that open from the keyboard.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <sstream>

#include "report/shared/change_text.h"
#include "report/shared/excerpt.h"
#include "report/shared/severity_of.h"
#include "report/shared/xml_text.h"

namespace zonemend::diff_formats {

extern const DiffFormat html;

namespace {

constexpr std::string_view head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>zonemend diff</title>
<style>
:root {
  --text: #1f2328; --soft: #59636e; --page: #ffffff; --box: #f6f8fa; --line: #d1d9e0;
  --red: #c0262e; --green: #1a7f37; --amber: #8a5a00; --blue: #0b5fc2;
  --gone: #ffebe9; --come: #dafbe1; --other: #fff8c5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --soft: #9aa4ae; --page: #0d1117; --box: #161b22; --line: #30363d;
    --red: #ff7b72; --green: #56d364; --amber: #e3b341; --blue: #79c0ff;
    --gone: #3d1416; --come: #0f2f1a; --other: #332a0b;
  }
}
body { color: var(--text); background: var(--page); margin: 0 auto; padding: 1.5rem;
  max-width: 60rem; font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .25rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: .25rem 0; } .soft { color: var(--soft); }
pre, code, td { font: 14px/1.45 ui-monospace, monospace; }
pre { background: var(--box); border: 1px solid var(--line); border-radius: 6px;
  padding: .5rem .75rem; overflow-x: auto; margin: .5rem 0; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
td { padding: .1rem .5rem; vertical-align: top; overflow-wrap: anywhere; }
td.sign { width: 1rem; text-align: center; } td.owner { white-space: nowrap; }
tr.gone { background: var(--gone); } tr.come { background: var(--come); }
tr.other { background: var(--other); }
.error { color: var(--red); } .warning { color: var(--amber); } .info { color: var(--blue); }
.good { color: var(--green); }
article { border-left: 3px solid var(--line); padding: 0 0 0 .75rem; margin: .75rem 0; }
summary { cursor: pointer; } summary:focus-visible { outline: 2px solid var(--blue); }
</style>
</head>
<body>
<main>
)";

std::string_view row_class(char sign) {
  if (sign == '-') return "gone";
  return sign == '+' ? "come" : "other";
}

// A sign alone says nothing to a screen reader.
std::string_view sign_text(char sign) {
  if (sign == '-') return "removed";
  return sign == '+' ? "added" : "changed";
}

std::string finding_html(const SourceSet& sources, const Finding& finding) {
  const std::string_view severity = severity_text(severity_of(finding));
  std::ostringstream lines;
  write_excerpt(lines, sources, finding, severity_of(finding), {.color = false, .width = 100});
  std::string text = fmt::format(
      "<article>\n<p><strong class=\"{0}\">{0}</strong> {1} <code class=\"soft\">{2}</code></p>\n"
      "<pre tabindex=\"0\">{3}</pre>\n",
      severity, xml_text(finding.message), xml_text(finding.rule),
      xml_lines(std::move(lines).str()));
  if (!finding.help.empty()) text += fmt::format("<p>{}</p>\n", xml_lines(finding.help));
  return text + "</article>\n";
}

class HtmlDiff : public DiffReport {
 public:
  explicit HtmlDiff(std::ostream& out) : out_(out) {}

  void zone(const ZoneReview& review) override {
    const ZoneChange& change = *review.change;
    if (change.is_empty() && review.introduced.empty()) return;
    const std::string serial = serial_text(change);
    body_ += fmt::format(
        "<section>\n<h2>{}</h2>\n<p class=\"soft\"><code>{}</code></p>\n<p>{}{}{}</p>\n",
        xml_text(zone_name(review)), xml_text(review.path), xml_text(headline(review)),
        serial.empty() ? "" : "; ", xml_text(serial));
    records(change);
    findings(review, review.consequences, "What it means");
    findings(review, review.introduced, "New problems");
    body_ += "</section>\n";
  }

  void end(const DiffTally& tally) override {
    const bool bad = tally.errors > 0 || !tally.complete;
    const std::string_view verdict = bad ? "error" : tally.warnings > 0 ? "warning" : "good";
    fmt::print(out_, "{}<h1 class=\"{}\">{}</h1>\n{}</main>\n</body>\n</html>\n", head, verdict,
               xml_text(summary_text(tally)), body_);
  }

 private:
  void records(const ZoneChange& change) {
    const auto owners = owner_changes(change);
    if (owners.empty()) return;
    body_ += "<table>\n";
    for (const OwnerChange& owner : owners) {
      for (const RrsetChange* set : owner.sets) {
        for (const ChangeLine& line : change_lines(change, *set)) {
          body_ += fmt::format(
              "<tr class=\"{}\"><td class=\"sign\"><span aria-label=\"{}\">{}</span></td>"
              "<td class=\"owner\">{}</td><td>{}</td></tr>\n",
              row_class(line.sign), sign_text(line.sign), line.sign, xml_text(owner.owner.text()),
              xml_text(line.text));
        }
      }
    }
    body_ += "</table>\n";
  }

  void findings(const ZoneReview& review, const std::vector<Finding>& list,
                std::string_view title) {
    if (list.empty()) return;
    body_ += fmt::format(
        "<details open>\n<summary><h3 style=\"display:inline\">{} ({})</h3>"
        "</summary>\n",
        title, list.size());
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
      for (const Finding& finding : list) {
        if (severity_of(finding) != severity) continue;
        body_ += finding_html(review.after->zone.sources(), finding);
      }
    }
    body_ += "</details>\n";
  }

  std::ostream& out_;
  std::string body_;
};

std::unique_ptr<DiffReport> make(std::ostream& out, const ReportOptions&) {
  return std::make_unique<HtmlDiff>(out);
}

}  // namespace

const DiffFormat html = {
    .id = "html",
    .summary = "a page for the browser that needs nothing else",
    .make = make,
};

}  // namespace zonemend::diff_formats
