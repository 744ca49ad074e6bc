#include "report/shared/change_text.h"

#include <fmt/format.h>

#include "report/shared/totals.h"
#include "zonemend/rdata.h"

namespace zonemend {
namespace {

std::string line_text(const Zone& zone, RecordId id, std::uint32_t ttl) {
  const Record& record = zone.record(id);
  return fmt::format("{} {} {}", ttl, rr_type_text(record.type),
                     rdata_text(record.type, zone.rr_class(), zone.rdata(record)));
}

std::string set_text(const RrsetKey& set) {
  if (set.covered == RrType::none) return rr_type_text(set.type);
  return fmt::format("{} ({})", rr_type_text(set.type), rr_type_text(set.covered));
}

std::string go_and_come(std::size_t removed, std::size_t added) {
  if (removed == 0 && added == 0) return "only TTLs change";
  std::string text;
  if (removed > 0)
    text = fmt::format("{} {}", counted(removed, "record"), removed == 1 ? "goes" : "go");
  if (added == 0) return text;
  if (removed == 0)
    return fmt::format("{} {}", counted(added, "record"), added == 1 ? "comes" : "come");
  return text + fmt::format(", {} {}", added, added == 1 ? "comes" : "come");
}

}  // namespace

void DiffTally::count(const ZoneReview& review) {
  ++zones;
  if (review.changes_records()) ++changed;
  added += review.change->records_added();
  removed += review.change->records_removed();
  inherited += review.inherited.size();
  resolved += review.resolved;
  for (const auto* list : {&review.consequences, &review.introduced}) {
    for (const Finding& finding : *list) {
      const Severity severity = finding.severity.value_or(Severity::error);
      ++(severity == Severity::error ? errors : severity == Severity::warning ? warnings : infos);
    }
  }
}

std::vector<OwnerChange> owner_changes(const ZoneChange& change) {
  std::vector<OwnerChange> result;
  for (const RrsetChange& set : change.rrsets()) {
    if (change.is_serial_step(set)) continue;
    if (result.empty() || !(result.back().owner == set.owner.view())) {
      result.push_back({set.owner.view(), {}});
    }
    result.back().sets.push_back(&set);
  }
  return result;
}

std::vector<ChangeLine> change_lines(const ZoneChange& change, const RrsetChange& set) {
  std::vector<ChangeLine> lines;
  const bool other_ttl = set.ttl_before && set.ttl_after && set.ttl_before != set.ttl_after;
  if (other_ttl) {
    lines.push_back({'~', fmt::format("TTL {} -> {} for {}", *set.ttl_before, *set.ttl_after,
                                      set_text(set.set))});
  }
  for (const RecordId id : set.removed) {
    lines.push_back({'-', line_text(*change.before(), id, set.ttl_before.value_or(0))});
  }
  for (const RecordId id : set.added) {
    lines.push_back({'+', line_text(*change.after(), id, set.ttl_after.value_or(0))});
  }
  return lines;
}

std::string headline(const ZoneReview& review) {
  const ZoneChange& change = *review.change;
  if (!review.before)
    return fmt::format("a new zone of {}", counted(change.records_added(), "record"));
  if (!review.after) {
    return fmt::format("the zone and its {} go", counted(change.records_removed(), "record"));
  }
  if (change.is_empty()) return "no record changes";
  if (change.only_serial()) return "only the serial changes";
  std::size_t removed = change.records_removed();
  std::size_t added = change.records_added();
  for (const RrsetChange& set : change.rrsets()) {
    if (!change.is_serial_step(set)) continue;
    --removed;
    --added;
  }
  return go_and_come(removed, added);
}

std::string serial_text(const ZoneChange& change) {
  const auto before = change.serial_before();
  const auto after = change.serial_after();
  if (before && after && *before != *after) return fmt::format("serial {} -> {}", *before, *after);
  if (before && after && !change.is_empty()) return fmt::format("the serial is still {}", *after);
  return {};
}

std::string zone_name(const ZoneReview& review) {
  const Zone* zone = review.change->after();
  if (zone == nullptr) zone = review.change->before();
  return zone == nullptr ? "." : zone->origin_name().text();
}

std::string summary_text(const DiffTally& tally) {
  if (tally.zones == 0) return tally.complete ? "no zone changes" : "no zone could be read";
  std::string text =
      tally.changed == 0
          ? fmt::format("no record changes in {}", counted(tally.zones, "zone"))
          : fmt::format("records change in {} of {}", tally.changed, counted(tally.zones, "zone"));
  std::vector<std::string> problems;
  if (tally.errors > 0) problems.push_back(counted(tally.errors, "error"));
  if (tally.warnings > 0) problems.push_back(counted(tally.warnings, "warning"));
  if (tally.infos > 0) problems.push_back(counted(tally.infos, "info"));
  text += problems.empty() ? "; no new problems" : fmt::format("; {}", fmt::join(problems, ", "));
  if (tally.inherited > 0) {
    text += fmt::format("; {} {} there before", counted(tally.inherited, "problem"),
                        tally.inherited == 1 ? "was" : "were");
  }
  if (tally.resolved > 0) {
    text += fmt::format("; {} {} gone", counted(tally.resolved, "problem"),
                        tally.resolved == 1 ? "is" : "are");
  }
  if (!tally.complete) text += "; not every zone could be read";
  return text;
}

}  // namespace zonemend
