#include "rules/shared/occluded.h"

#include <algorithm>
#include <map>

#include "rules/shared/authority.h"
#include "rules/shared/delegations.h"
#include "rules/shared/records.h"
#include "zonemend/delete_record.h"

namespace zonemend::rules {
namespace {

constexpr std::size_t most_shown = 12;  // labels in one finding

bool is_address(RrType type) { return type == RrType::a || type == RrType::aaaa; }

// Types that belong at a cut, or of which other rules speak: cname-below-zone-cut, dname-and-ns,
// delegation-below-cut.
bool is_exempt(RrType type) {
  switch (type) {
    case RrType::ns:
    case RrType::cname:
    case RrType::rrsig:
    case RrType::nsec:
    case RrType::nsec3:
      return true;
    default:
      return false;
  }
}

// Likewise, where the delegation itself stands beside it.
bool belongs_to_delegation(RrType type) { return type == RrType::ds || type == RrType::dname; }

class Search {
 public:
  explicit Search(const Zone& zone)
      : zone_(zone),
        authority_(zone.fact<Authority>()),
        named_(zone.complete() ? named_by_ns(zone) : std::vector<bool>()) {}

  // The names at or below a zone cut that have hidden records, by number.
  std::vector<NameId> owners() const {
    std::vector<NameId> owners;
    for (const RrType type : zone_.types()) {
      if (is_exempt(type)) continue;
      for (const RecordId id : zone_.records_of(type)) {
        const Record& record = zone_.record(id);
        if (is_hidden(record)) owners.push_back(record.owner);
      }
    }
    std::sort(owners.begin(), owners.end());
    owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
    return owners;
  }

  std::vector<RecordId> hidden_at(NameId owner) const {
    std::vector<RecordId> hidden;
    for (const RecordId id : zone_.records_at(owner)) {
      if (is_hidden(zone_.record(id))) hidden.push_back(id);
    }
    return hidden;
  }

 private:
  // In a zone that was not read as a whole, any address may be glue.
  bool is_glue(const Record& record) const {
    return is_address(record.type) && (named_.empty() || named_[record.owner]);
  }
  bool is_hidden(const Record& record) const {
    if (!authority_.is_at_cut(record.owner) || is_exempt(record.type) || is_glue(record)) {
      return false;
    }
    if (belongs_to_delegation(record.type) && zone_.has(record.owner, RrType::ns)) return false;
    return authority_.kind_of(record.owner) == Lookup::Kind::delegated;
  }

  const Zone& zone_;
  const Authority& authority_;
  std::vector<bool> named_;  // see named_by_ns()
};

// The entry for the delegation, made when it is new.
Occluded& at_cut(std::vector<Occluded>& list, std::map<NameId, std::size_t>& places, NameId cut) {
  const auto [at, is_new] = places.try_emplace(cut, list.size());
  if (is_new) list.push_back({cut, 0, {}});
  return list[at->second];
}

}  // namespace

OccludedByCuts::OccludedByCuts(const Zone& zone) {
  if (zone.fact<Authority>().is_whole()) return;
  const Search search(zone);
  std::map<NameId, std::size_t> places_of_addresses;
  std::map<NameId, std::size_t> places_of_others;
  for (const NameId owner : search.owners()) {
    const std::vector<RecordId> hidden = search.hidden_at(owner);
    const bool only_addresses = std::all_of(hidden.begin(), hidden.end(), [&](RecordId id) {
      return is_address(zone.record(id).type);
    });
    const NameId cut = zone.cut_above(owner);
    Occluded& occluded = only_addresses ? at_cut(addresses, places_of_addresses, cut)
                                        : at_cut(others, places_of_others, cut);
    ++occluded.names;
    occluded.records.insert(occluded.records.end(), hidden.begin(), hidden.end());
  }
  for (auto* list : {&addresses, &others}) {
    for (Occluded& occluded : *list) std::sort(occluded.records.begin(), occluded.records.end());
  }
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
