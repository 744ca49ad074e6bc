#include "report/shared/finding_json.h"

#include "report/shared/base64.h"
#include "report/shared/finding_text.h"
#include "report/shared/place.h"
#include "report/shared/severity_of.h"
#include "report/shared/utf8.h"
#include "text/ascii.h"
#include "zonemend/record_text.h"

namespace zonemend {
namespace {

std::string_view outcome_text(Outcome outcome) {
  if (outcome == Outcome::change) return "change";
  return outcome == Outcome::already ? "already" : "refused";
}

std::string_view safety_text(Safety safety) {
  if (safety == Safety::safe) return "safe";
  return safety == Safety::unsafe ? "unsafe" : "display-only";
}

Json place_json(const SourceSet& sources, const Span& span) {
  const Place place = Places(sources, ColumnUnit::bytes).of(span);
  return {{"file", sources.at(span.source).name()},
          {"line", place.line},
          {"column", place.column},
          {"endLine", place.end_line},
          {"endColumn", place.end_column},
          {"offset", span.begin},
          {"endOffset", span.end}};
}

Json edits_json(const SourceSet& sources, const std::vector<Edit>& edits) {
  Json list = Json::array();
  for (const Edit& edit : edits) {
    Json item = place_json(sources, edit.span);
    item["text"] = edit.text;
    if (!is_utf8(edit.text)) item["base64"] = base64(edit.text);
    list.push_back(std::move(item));
  }
  return list;
}

Json fixes_json(const SourceSet& sources, const std::vector<Fix>& fixes) {
  Json list = Json::array();
  for (const Fix& fix : fixes) {
    list.push_back({{"title", fix.title},
                    {"safety", safety_text(fix.safety)},
                    {"edits", edits_json(sources, fix.edits)}});
  }
  return list;
}

Json remarks_json(const SourceSet& sources, const std::vector<Finding>& findings) {
  Json list = Json::array();
  for (const Finding& finding : findings) {
    list.push_back(finding_json(sources, finding, has_place(finding)));
  }
  return list;
}

template <class AnyRecord>
Json record_json(const Zone& zone, std::string owner, const AnyRecord& record,
                 std::string_view rdata) {
  return {{"owner", std::move(owner)},
          {"ttl", record.ttl},
          {"class", rr_class_text(zone.rr_class())},
          {"type", rr_type_text(record.type)},
          {"rdata", rdata_text(record.type, zone.rr_class(), rdata)}};
}

Json removed_json(const PlanReport& report) {
  const Zone& zone = report.zone->zone;
  Json list = Json::array();
  for (const RecordId id : report.plan->removed) {
    const Record& record = zone.record(id);
    Json item = record_json(zone, zone.name(record.owner).text(), record, zone.rdata(record));
    item.update(place_json(zone.sources(), record_span(zone, record)));
    list.push_back(std::move(item));
  }
  return list;
}

Json added_json(const PlanReport& report) {
  Json list = Json::array();
  for (const PlannedRecord& record : report.plan->added) {
    list.push_back(record_json(report.zone->zone, record.owner.text(), record, record.rdata));
  }
  return list;
}

Json serial_json(const std::optional<SerialChange>& serial) {
  if (!serial) return nullptr;
  return {{"before", serial->before}, {"after", serial->after}, {"scheme", serial->scheme}};
}

// {"type": "CNAME", "host": "www", …} of "Type: CNAME", "Host: www", …
Json registrar_json(const std::vector<std::string>& form) {
  if (form.empty()) return nullptr;
  Json result = Json::object();
  for (const std::string& field : form) {
    const std::size_t colon = field.find(": ");
    std::string key = field.substr(0, colon);
    for (char& c : key) c = ascii::lower(c);
    result[key] = colon == field.npos ? "" : field.substr(colon + 2);
  }
  return result;
}

// The files that were written: another one than the zone's, or those that the edits are in.
Json written_json(const PlanReport& report) {
  Json list = Json::array();
  if (!report.written) return list;
  const SourceSet& sources = report.zone->zone.sources();
  std::string names;
  for (const SourceId id : edited_sources(report.plan->edits)) {
    list.push_back(sources.at(id).name());
    names += (names.empty() ? "" : ", ") + sources.at(id).name();
  }
  return names == report.written_to ? list : Json::array({report.written_to});
}

}  // namespace

Json document_json(std::string_view command) {
  return {{"tool", "zonemend"},
          {"version", ZONEMEND_VERSION},
          {"schemaVersion", report_schema_version},
          {"command", command}};
}

Json finding_json(const SourceSet& sources, const Finding& finding, bool placed,
                  const std::string& fingerprint) {
  Json result = {{"rule", finding.rule},
                 {"severity", severity_text(severity_of(finding))},
                 {"message", finding.message}};
  if (placed) result.update(place_json(sources, finding.span));
  result["label"] = finding.label;
  result["labels"] = Json::array();
  for (const Label& label : finding.labels) {
    Json item = place_json(sources, label.span);
    item["text"] = label.text;
    result["labels"].push_back(std::move(item));
  }
  result["help"] = finding.help;
  result["fixes"] = fixes_json(sources, finding.fixes);
  if (!fingerprint.empty()) result["fingerprint"] = fingerprint;
  return result;
}

Json summary_json(const Tally& tally) {
  return {{"files", tally.files},       {"errors", tally.errors},   {"warnings", tally.warnings},
          {"infos", tally.infos},       {"fixed", tally.fixed},     {"fixable", tally.fixable},
          {"withheld", tally.withheld}, {"omitted", tally.omitted}, {"complete", tally.complete}};
}

Json plan_json(const PlanReport& report) {
  const SourceSet& sources = report.zone->zone.sources();
  const Plan& plan = *report.plan;
  Json result = document_json(report.command);
  result["file"] = report.file;
  result["outcome"] = outcome_text(plan.outcome);
  result["host"] = report.host;
  result["target"] = report.target.empty() ? Json() : Json(report.target);
  result["written"] = written_json(report);
  result["removed"] = removed_json(report);
  result["added"] = added_json(report);
  result["serial"] = serial_json(plan.serial);
  result["edits"] = edits_json(sources, plan.edits);
  result["decisions"] = remarks_json(sources, plan.decisions);
  result["notes"] = remarks_json(sources, plan.notes);
  result["refusals"] = remarks_json(sources, plan.refusals);
  result["registrar"] = registrar_json(report.registrar_form);
  result["diff"] = report.diff;
  return result;
}

}  // namespace zonemend
