// SARIF 2.1.0 (OASIS), which GitHub code scanning and many editors read. Results come first and are
// written as they are found; the rules that they are of follow at the end. Columns count UTF-16
// units. Other places are related locations that the message links to; fixes carry their safety.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "report/shared/base64.h"
#include "report/shared/finding_text.h"
#include "report/shared/fingerprint.h"
#include "report/shared/json_text.h"
#include "report/shared/place.h"
#include "report/shared/repository_path.h"
#include "report/shared/sarif_rule.h"
#include "report/shared/severity_of.h"
#include "report/shared/utf8.h"
#include "zonemend/report.h"

namespace zonemend::formats {

extern const Format sarif;

namespace {

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::size_t most_links = 8;
constexpr std::string_view base = "%SRCROOT%";  // GitHub's name for the repository's folder

// "[text](1)" would become a link, and a backslash escapes a bracket (section 3.11.6 of the
// standard).
std::string without_links(std::string_view text) {
  std::string result;
  std::size_t backslashes = 0;  // directly before the character
  for (const char c : text) {
    if (c == '[' || c == ']') result.append(backslashes + 1, '\\');
    backslashes = c == '\\' ? backslashes + 1 : 0;
    result += c;
  }
  return result;
}

// Made printable, line ends aside.
std::string message_text(std::string_view text) {
  std::string result;
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
    result += without_links(printable(text.substr(0, end))) + '\n';
    text.remove_prefix(end + 1);
  }
  return result + without_links(printable(text));
}

std::string link_to(std::size_t id, std::string_view text) {
  std::string link = "[" + (text.empty() ? "here" : without_links(printable(text)));
  const std::size_t last = link.find_last_not_of('\\');
  link.append(link.size() - 1 - last, '\\');
  return link + fmt::format("]({})", id);
}

Json text_json(std::string text) { return {{"text", std::move(text)}}; }

// "…; CNAME here, [A here](1)": GitHub shows related locations only where they are linked.
std::string whole_message(const Finding& finding) {
  std::string text = message_text(finding.message);
  if (!finding.label.empty()) text += "; " + message_text(finding.label);
  const std::size_t links = std::min(most_links, finding.labels.size());
  for (std::size_t i = 0; i < links; ++i) {
    text += i == 0 && finding.label.empty() ? "; " : ", ";
    text += link_to(i + 1, finding.labels[i].text);
  }
  if (links < finding.labels.size()) {
    text += fmt::format(", and {} more", finding.labels.size() - links);
  }
  if (!finding.help.empty()) text += "\n\nhelp: " + message_text(finding.help);
  return text;
}

Json artifact_json(const Source& source) {
  const std::string uri = uri_of(source.name());
  if (uri.starts_with("file:")) return {{"uri", uri}};
  return {{"uri", uri}, {"uriBaseId", base}};
}

Json region_json(const Place& place) {
  return {{"startLine", place.line},
          {"startColumn", place.column},
          {"endLine", place.end_line},
          {"endColumn", place.end_column}};
}

Json physical_json(Places& places, const Span& span) {
  return {{"artifactLocation", artifact_json(places.sources().at(span.source))},
          {"region", region_json(places.of(span))}};
}

Json related_json(Places& places, const Finding& finding) {
  Json list = Json::array();
  for (const Label& label : finding.labels) {
    list.push_back({{"id", list.size() + 1},
                    {"physicalLocation", physical_json(places, label.span)},
                    {"message", text_json(message_text(label.text))}});
  }
  return list;
}

Json replacement_json(Places& places, const Edit& edit) {
  Json result = {{"deletedRegion", region_json(places.of(edit.span))}};
  if (edit.text.empty()) return result;
  if (is_utf8(edit.text)) {
    result["insertedContent"] = text_json(edit.text);
  } else {
    result["insertedContent"] = {{"binary", base64(edit.text)}};
  }
  return result;
}

Json fix_json(Places& places, const Fix& fix) {
  Json changes = Json::array();
  for (const SourceId source : edited_sources(fix.edits)) {
    Json replacements = Json::array();
    for (const Edit& edit : edits_of(fix.edits, source)) {
      replacements.push_back(replacement_json(places, edit));
    }
    changes.push_back({{"artifactLocation", artifact_json(places.sources().at(source))},
                       {"replacements", std::move(replacements)}});
  }
  return {{"description", text_json(message_text(fix.title))},
          {"artifactChanges", std::move(changes)},
          {"properties", {{"safety", fix.safety == Safety::safe ? "safe" : "unsafe"}}}};
}

Json fixes_json(Places& places, const Finding& finding) {
  Json list = Json::array();
  for (const Fix& fix : finding.fixes) {
    if (fix.safety != Safety::display_only && !fix.edits.empty()) {
      list.push_back(fix_json(places, fix));
    }
  }
  return list;
}

class SarifReport : public Report {
 public:
  explicit SarifReport(std::ostream& out) : out_(out) {}

  void findings(const SourceSet& sources, std::span<const Finding> findings) override {
    Places places(sources, ColumnUnit::utf16_units);
    for (const Finding& finding : findings) write(places, finding, true);
  }

  void plan(const PlanReport& report) override {
    Places places(report.zone->zone.sources(), ColumnUnit::utf16_units);
    for (const Finding& finding : findings_of(*report.plan)) {
      write(places, finding, has_place(finding));
    }
    close(true);
  }

  void end(const Tally& tally) override { close(tally.complete); }

 private:
  void open() {
    if (std::exchange(opened_, true)) return;
    fmt::print(out_,
               "{{\n  \"$schema\": \"{}\",\n  \"version\": \"2.1.0\",\n  \"runs\": [{{\n"
               "    \"columnKind\": \"utf16CodeUnits\",\n    \"results\": [",
               schema);
  }

  void write(Places& places, const Finding& finding, bool placed) {
    open();
    fmt::print(out_, "{}\n      {}", first_ ? "" : ",",
               json_text(result_json(places, finding, placed)));
    first_ = false;
  }

  Json result_json(Places& places, const Finding& finding, bool placed) {
    Json location = physical_json(places, finding.span);
    if (!placed) location.erase("region");
    Json result = {{"ruleId", finding.rule},
                   {"ruleIndex", index_of(finding.rule)},
                   {"level", sarif_level(severity_of(finding))},
                   {"message", text_json(whole_message(finding))},
                   {"locations", Json::array({{{"physicalLocation", std::move(location)}}})}};
    if (!finding.labels.empty()) result["relatedLocations"] = related_json(places, finding);
    // GitHub's own "primaryLocationLineHash" is left to its uploader, which complains of another.
    result["partialFingerprints"] = {
        {"zonemendFinding/v1", fingerprints_.of(places.sources(), finding)}};
    Json fixes = fixes_json(places, finding);
    if (!fixes.empty()) result["fixes"] = std::move(fixes);
    return result;
  }

  std::size_t index_of(std::string_view rule) {
    const auto [found, is_new] = rule_indexes_.emplace(rule, rules_.size());
    if (is_new) rules_.push_back(rule);
    return found->second;
  }

  void close(bool complete) {
    if (std::exchange(closed_, true)) return;
    open();
    Json rules = Json::array();
    for (const std::string_view rule : rules_) rules.push_back(sarif_rule(rule));
    const Json tool = {
        {"driver",
         {{"name", "zonemend"}, {"version", ZONEMEND_VERSION}, {"rules", std::move(rules)}}}};
    const Json invocation = {{"executionSuccessful", complete}};
    const Json folder = text_json("the folder that zonemend ran in");
    const Json bases = {{std::string(base), {{"description", folder}}}};
    fmt::print(out_,
               "{}],\n    \"invocations\": [{}],\n    \"originalUriBaseIds\": {},\n"
               "    \"tool\": {}\n  }}]\n}}\n",
               first_ ? "" : "\n    ", json_text(invocation), json_text(bases), json_text(tool));
  }

  std::ostream& out_;
  Fingerprints fingerprints_;
  std::map<std::string_view, std::size_t> rule_indexes_;
  std::vector<std::string_view> rules_;  // those with results; ids have static storage
  bool opened_ = false;
  bool first_ = true;
  bool closed_ = false;
};

std::unique_ptr<Report> make(std::ostream& out, const ReportOptions&) {
  return std::make_unique<SarifReport>(out);
}

}  // namespace

const Format sarif = {
    .id = "sarif",
    .summary = "SARIF 2.1.0, for code scanning and editors",
    .make = make,
    .for_programs = true,
};

}  // namespace zonemend::formats
