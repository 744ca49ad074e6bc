// One JSON object, for programs; findings as in the reports of `check`.
//
//   { "tool", "version", "schemaVersion", "command": "diff",
//     "zones": [{ "file", "zone", "status": "changed|same|added|removed",
//       "serial": {"before", "after"},    numbers or null
//       "changes": [{ "owner", "type", "covers", "ttl": {"before", "after"},
//                     "removed": ["192.0.2.1"…], "added": […] }],
//       "consequences": [FINDING…], "introduced": [FINDING…],
//       "inherited": 3, "resolved": 1 }],
//     "summary": { "zones", "changed", "recordsRemoved", "recordsAdded", "errors", "warnings",
//                  "infos", "inherited", "resolved" } }
//
// "covers" is the type that an RRSIG covers, else null.
#include <fmt/ostream.h>

#include "report/shared/change_text.h"
#include "report/shared/finding_json.h"
#include "zonemend/rdata.h"

namespace zonemend::diff_formats {

extern const DiffFormat json;

namespace {

Json number_or_null(const std::optional<std::uint32_t>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json rdata_list(const Zone* zone, const std::vector<RecordId>& ids) {
  Json list = Json::array();
  for (const RecordId id : ids) {
    list.push_back(rdata_text(zone->record(id).type, zone->rr_class(), zone->rdata(id)));
  }
  return list;
}

Json change_json(const ZoneChange& change, const RrsetChange& set) {
  const bool covers = set.set.covered != RrType::none;
  return {{"owner", set.owner.view().text()},
          {"type", rr_type_text(set.set.type)},
          {"covers", covers ? Json(rr_type_text(set.set.covered)) : Json(nullptr)},
          {"ttl",
           {{"before", number_or_null(set.ttl_before)}, {"after", number_or_null(set.ttl_after)}}},
          {"removed", rdata_list(change.before(), set.removed)},
          {"added", rdata_list(change.after(), set.added)}};
}

Json findings_json(const ZoneReview& review, const std::vector<Finding>& findings) {
  Json list = Json::array();
  for (const Finding& finding : findings) {
    list.push_back(finding_json(review.after->zone.sources(), finding, true));
  }
  return list;
}

std::string_view status_text(const ZoneReview& review) {
  if (!review.before) return "added";
  if (!review.after) return "removed";
  return review.changes_records() ? "changed" : "same";
}

Json review_json(const ZoneReview& review) {
  const ZoneChange& change = *review.change;
  Json changes = Json::array();
  for (const RrsetChange& set : change.rrsets()) changes.push_back(change_json(change, set));
  return {{"file", review.path},
          {"zone", zone_name(review)},
          {"status", status_text(review)},
          {"serial",
           {{"before", number_or_null(change.serial_before())},
            {"after", number_or_null(change.serial_after())}}},
          {"changes", std::move(changes)},
          {"consequences", findings_json(review, review.consequences)},
          {"introduced", findings_json(review, review.introduced)},
          {"inherited", review.inherited.size()},
          {"resolved", review.resolved}};
}

class JsonDiff : public DiffReport {
 public:
  explicit JsonDiff(std::ostream& out) : out_(out) {}

  void begin() override {
    std::string head = json_text(document_json("diff"));
    head.pop_back();  // the object goes on
    fmt::print(out_, "{},\n\"zones\": [", head);
  }

  void zone(const ZoneReview& review) override {
    fmt::print(out_, "{}\n{}", first_ ? "" : ",", json_text(review_json(review)));
    first_ = false;
  }

  void end(const DiffTally& tally) override {
    const Json summary = {{"zones", tally.zones},
                          {"changed", tally.changed},
                          {"recordsRemoved", tally.removed},
                          {"recordsAdded", tally.added},
                          {"errors", tally.errors},
                          {"warnings", tally.warnings},
                          {"infos", tally.infos},
                          {"inherited", tally.inherited},
                          {"resolved", tally.resolved},
                          {"complete", tally.complete}};
    fmt::print(out_, "{}],\n\"summary\": {}}}\n", first_ ? "" : "\n", json_text(summary));
  }

 private:
  std::ostream& out_;
  bool first_ = true;
};

std::unique_ptr<DiffReport> make(std::ostream& out, const ReportOptions&) {
  return std::make_unique<JsonDiff>(out);
}

}  // namespace

const DiffFormat json = {
    .id = "json",
    .summary = "one JSON object with every change and finding, for programs",
    .make = make,
};

}  // namespace zonemend::diff_formats
