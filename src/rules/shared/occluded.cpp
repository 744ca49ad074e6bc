#include "rules/shared/occluded.h"

#include <algorithm>
#include <map>

#include "rules/shared/delegations.h"
#include "rules/shared/lookup.h"
#include "rules/shared/records.h"
#include "zonemend/delete_record.h"

namespace zonemend::rules {
namespace {

constexpr std::size_t most_shown = 12;  // labels in one finding

bool is_address(RrType type) { return type == RrType::a || type == RrType::aaaa; }

// Types that belong at a cut, or of which other rules speak: cname-below-zone-cut, dname-and-ns,
// delegation-below-cut.
bool is_exempt(const Zone& zone, const Record& record) {
  switch (record.type) {
    case RrType::ns:
    case RrType::cname:
    case RrType::rrsig:
    case RrType::nsec:
    case RrType::nsec3:
      return true;
    case RrType::ds:
    case RrType::dname:
      return zone.has(record.owner, RrType::ns);
    default:
      return false;
  }
}

// The records of the name that are never served, when they are of the wanted kind.
std::vector<RecordId> hidden_at(const Zone& zone, NameId owner, bool is_glue, OccludedData wanted) {
  std::vector<RecordId> hidden;
  bool only_addresses = true;
  for (const RecordId id : zone.records_at(owner)) {
    const Record& record = zone.record(id);
    if (is_exempt(zone, record) || (is_glue && is_address(record.type))) continue;
    hidden.push_back(id);
    only_addresses = only_addresses && is_address(record.type);
  }
  if (only_addresses != (wanted == OccludedData::addresses)) hidden.clear();
  return hidden;
}

}  // namespace

std::vector<Occluded> occluded_by_cuts(const Zone& zone, OccludedData wanted) {
  std::vector<Occluded> result;
  const std::size_t at_apex = records_at(zone, zone.origin(), RrType::ns).size();
  if (zone.records_of(RrType::ns).size() == at_apex) return result;

  const std::vector<bool> named = named_by_ns(zone);
  std::map<NameId, std::size_t> place;
  for (NameId owner = 0; owner < zone.names().size(); ++owner) {
    if (zone.records_at(owner).empty()) continue;
    const NameId cut = zone.cut_above(owner);
    if (cut == no_name) continue;
    const auto hidden = hidden_at(zone, owner, named[owner] || !zone.complete(), wanted);
    if (hidden.empty() || look_up(zone, zone.name(owner)).kind != Lookup::Kind::delegated) continue;
    const auto [at, is_new] = place.try_emplace(cut, result.size());
    if (is_new) result.push_back({cut, 0, {}});
    Occluded& occluded = result[at->second];
    ++occluded.names;
    occluded.records.insert(occluded.records.end(), hidden.begin(), hidden.end());
  }
  for (Occluded& occluded : result) std::sort(occluded.records.begin(), occluded.records.end());
  return result;
}

Finding describe_occluded(const Zone& zone, const Rule& rule, const Occluded& occluded,
                          std::string message, std::string help) {
  const auto& records = occluded.records;
  Finding finding = make_finding(rule, place_of(zone, zone.record(records.front())),
                                 std::move(message), std::move(help));
  finding.label = "never served";
  add_label(finding, zone, first_at(zone, occluded.cut, RrType::ns), "delegated here");
  for (std::size_t i = 1; i < std::min(records.size(), most_shown); ++i) {
    add_label(finding, zone, records[i], "never served either");
  }
  if (auto edits = delete_records(zone, records)) {
    finding.fixes.push_back({"delete what is never served", Safety::unsafe, std::move(*edits)});
  }
  return finding;
}

}  // namespace zonemend::rules
