#include "patch/planner.h"

#include <fmt/format.h>

#include <algorithm>

#include "patch/serial.h"
#include "zonemend/delete_record.h"
#include "zonemend/record_text.h"

namespace zonemend {
namespace {

bool begins_before(const Span& a, const Span& b) {
  return std::pair(a.source, a.begin) < std::pair(b.source, b.begin);
}

}  // namespace

void Planner::refuse(std::vector<Finding> refusals) {
  std::move(refusals.begin(), refusals.end(), std::back_inserter(plan_.refusals));
}

Finding Planner::about(std::string_view reason, std::span<const RecordId> ids,
                       std::string message) const {
  constexpr std::size_t most_labels = 20;
  Finding finding{.rule = reason};
  finding.message = std::move(message);
  for (const RecordId id : ids.first(std::min(ids.size(), most_labels + 1))) {
    const Record& record = zone_.record(id);
    const Span span = record_span(zone_, record);
    std::string text = fmt::format("{} record", rr_type_text(record.type));
    if (id == ids.front()) {
      finding.span = span;
      finding.label = std::move(text);
    } else {
      finding.labels.push_back({span, std::move(text)});
    }
  }
  return finding;
}

void Planner::decide(std::string_view decision, std::span<const RecordId> ids, std::string message,
                     std::string help) {
  Finding finding = about(decision, ids, std::move(message));
  finding.help = std::move(help);
  plan_.decisions.push_back(std::move(finding));
}

std::string Planner::types_of(std::span<const RecordId> ids) const {
  std::vector<std::string> types;
  for (const RecordId id : ids) {
    const std::string type = rr_type_text(zone_.record(id).type);
    if (std::find(types.begin(), types.end(), type) == types.end()) types.push_back(type);
  }
  if (types.size() == 1) return types.front();
  const std::string last = types.back();
  types.pop_back();
  return fmt::format("{} and {}", fmt::join(types, ", "), last);
}

void Planner::add_edits(Stage stage, std::vector<Edit> edits) {
  for (Edit& edit : edits) plan_.stages.push_back({stage, std::move(edit)});
}

// Where the records are written, in the order of the text; a $GENERATE once.
std::vector<Span> Planner::lines_of(std::span<const RecordId> ids) const {
  std::vector<Span> lines;
  for (const RecordId id : ids) lines.push_back(zone_.span(zone_.record(id)));
  std::sort(lines.begin(), lines.end(), begins_before);
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

void Planner::delete_lines(std::vector<RecordId> ids) {
  std::sort(ids.begin(), ids.end());
  auto edits = delete_records(zone_, ids, InheritedTtls::leave);
  if (!edits) {
    Finding refusal = about("zone-not-whole", ids,
                            "lines below may take their owner from this one, "
                            "but not all of them could be read");
    refusal.help = "delete the line by hand";
    plan_.refusals.push_back(std::move(refusal));
    return;
  }
  const std::vector<Span> lines = lines_of(ids);
  for (Edit& edit : *edits) {
    const auto next = std::upper_bound(lines.begin(), lines.end(), edit.span, begins_before);
    const auto contains = [&edit](const Span& line) { return line.contains(edit.span); };
    // An insertion at a border touches the line in front of it and the one behind it.
    const bool removes =
        std::any_of(next - std::min<std::ptrdiff_t>(2, next - lines.begin()), next, contains);
    add_edits(removes ? Stage::remove : Stage::keep, {std::move(edit)});
  }
  plan_.removed.insert(plan_.removed.end(), ids.begin(), ids.end());
  deleted_ = std::move(ids);
}

void Planner::keep_ttls(TtlDisturbance disturbance) {
  disturbance.gone = deleted_;
  add_edits(Stage::keep, keep_inherited_ttls(zone_, disturbance));
}

void Planner::raise_serial(const SerialPolicy& policy, std::int64_t now) {
  if (plan_.stages.empty() || !plan_.refusals.empty()) return;
  auto serial = plan_serial(zone_, policy, now);
  if (!serial) {
    const auto soas = zone_.records_of(RrType::soa);
    Finding refusal =
        about("serial-not-possible", soas.first(std::min<std::size_t>(1, soas.size())),
              serial.error().message);
    refusal.help = serial.error().help;
    plan_.refusals.push_back(std::move(refusal));
    return;
  }
  if (!*serial) return;
  add_edits(Stage::serial, std::move((*serial)->edits));
  plan_.serial = (*serial)->change;
}

// A file that the zone reads several times cannot be edited for one of them.
void Planner::refuse_shared_files() {
  for (const auto& [stage, edit] : plan_.stages) {
    const std::size_t times = zone_.times_read(edit.span.source);
    if (times < 2) continue;
    Finding refusal{.rule = "file-read-several-times"};
    refusal.span = edit.span;
    refusal.message = fmt::format("'{}' would be edited, but the zone includes it {} times",
                                  zone_.sources().at(edit.span.source).name(), times);
    refusal.label = "here";
    refusal.help =
        "the edit would count at each place; move the host's records into a file that "
        "is read once";
    plan_.refusals.push_back(std::move(refusal));
    return;
  }
}

Plan Planner::finish() {
  refuse_shared_files();
  if (!plan_.refusals.empty()) {
    Plan refused;
    refused.outcome = Outcome::refused;
    refused.refusals = std::move(plan_.refusals);
    std::stable_sort(
        refused.refusals.begin(), refused.refusals.end(),
        [](const Finding& a, const Finding& b) { return begins_before(a.span, b.span); });
    refused.notes = std::move(plan_.notes);
    return refused;
  }
  for (const StagedEdit& item : plan_.stages) plan_.edits.push_back(item.edit);
  plan_.outcome = plan_.edits.empty() ? Outcome::already : Outcome::change;
  sort_edits(plan_.edits);
  std::sort(plan_.removed.begin(), plan_.removed.end());
  return std::move(plan_);
}

}  // namespace zonemend
