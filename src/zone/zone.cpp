#include "zonemend/zone.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "text/big_pages.h"
#include "text/parallel.h"
#include "zone/crowded_owners.h"

namespace zonemend {

std::span<const RecordId> Zone::records_of(RrType type) const {
  const auto found =
      std::lower_bound(type_begin_.begin(), type_begin_.end(), type,
                       [](const auto& entry, RrType wanted) { return entry.first < wanted; });
  if (found == type_begin_.end() || found->first != type) return {};
  const std::uint32_t end = std::next(found) == type_begin_.end()
                                ? static_cast<std::uint32_t>(by_type_.size())
                                : std::next(found)->second;
  return std::span(by_type_).subspan(found->second, end - found->second);
}

std::vector<RrType> Zone::types() const {
  std::vector<RrType> types;
  for (const auto& entry : type_begin_) types.push_back(entry.first);
  return types;
}

bool Zone::has(NameId owner, RrType type) const {
  switch (type) {
    case RrType::cname:
      return marked(owner, mark_cname);
    case RrType::ns:
      return marked(owner, mark_ns);
    case RrType::dname:
      return marked(owner, mark_dname);
    default:
      break;
  }
  const auto ids = records_at(owner);
  if (is_crowded(ids)) return !fact<CrowdedOwners>().records_at(owner, type).empty();
  return std::any_of(ids.begin(), ids.end(),
                     [&](RecordId id) { return records_[id].type == type; });
}

NameId Zone::cut_above(NameId id) const {
  NameId cut = no_name;
  for (; id != no_name && id != origin_; id = names_.parent(id)) {
    if (marked(id, mark_ns)) cut = id;
  }
  return id == origin_ ? cut : no_name;
}

NameId Zone::dname_above(NameView name) const {
  NameId highest = no_name;
  if (records_of(RrType::dname).empty()) return highest;
  while (name.is_below(origin_name())) {
    name = name.parent();
    const NameId id = names_.find(name);
    if (marked(id, mark_dname)) highest = id;
  }
  return highest;
}

NameId Zone::closest_encloser(NameView name) const {
  for (; name.is_at_or_below(origin_name()); name = name.parent()) {
    const NameId id = names_.find(name);
    if (exists(id)) return id;
    if (name.is_root()) break;
  }
  return no_name;
}

NameId Zone::wildcard_for(NameView name) const {
  const NameId encloser = closest_encloser(name);
  if (encloser == no_name || names_.at(encloser) == name) return no_name;
  const auto wildcard = Name::prepend("*", names_.at(encloser));
  const NameId id = wildcard ? names_.find(*wildcard) : no_name;
  return exists(id) ? id : no_name;
}

bool Zone::is_signed() const {
  return !records_of(RrType::rrsig).empty() || !records_of(RrType::nsec).empty() ||
         !records_of(RrType::nsec3).empty();
}

template <class T>
void Zone::sort_changes(std::vector<Change<T>>& changes) {
  std::stable_sort(changes.begin(), changes.end(), [](const Change<T>& a, const Change<T>& b) {
    return std::pair(a.document, a.entry) < std::pair(b.document, b.entry);
  });
}

// The last change of the document at or above the entry; null when there is none.
template <class T>
const Zone::Change<T>* Zone::change_before(const std::vector<Change<T>>& changes,
                                           std::size_t document, std::uint32_t entry) {
  const auto after = std::upper_bound(changes.begin(), changes.end(), std::pair(document, entry),
                                      [](const auto& place, const Change<T>& change) {
                                        return place < std::pair<std::size_t, std::uint32_t>(
                                                           change.document, change.entry);
                                      });
  const bool found = after != changes.begin() && std::prev(after)->document == document;
  return found ? &*std::prev(after) : nullptr;
}

NameView Zone::origin_at(std::size_t document, std::uint32_t entry) const {
  const auto* change = change_before(origin_changes_, document, entry);
  if (change != nullptr) return names_.at(change->value);
  return document < inclusions_.size() ? names_.at(inclusions_[document].origin) : origin_name();
}

std::optional<std::uint32_t> Zone::default_ttl_at(std::size_t document, std::uint32_t entry) const {
  const auto* change = change_before(ttl_changes_, document, entry);
  if (change != nullptr) return change->value;
  return document < inclusions_.size() ? inclusions_[document].default_ttl : std::nullopt;
}

bool Zone::includes_between(std::size_t document, std::uint32_t first, std::uint32_t last) const {
  const auto next = std::upper_bound(include_places_.begin(), include_places_.end(),
                                     std::pair(static_cast<std::uint32_t>(document), first));
  return next != include_places_.end() && next->first == document && next->second < last;
}

std::size_t Zone::first_outside_behind(RecordId id) const {
  const auto found = std::upper_bound(out_of_zone_before_.begin(), out_of_zone_before_.end(), id);
  return static_cast<std::size_t>(found - out_of_zone_before_.begin());
}

bool Zone::resumes_run(RecordId id) const {
  return std::binary_search(resumed_runs_.begin(), resumed_runs_.end(), id);
}

RecordId Zone::id_of(const Record& record) const {
  const std::less<const Record*> before;
  const Record* begin = records_.data();
  const bool inside = !before(&record, begin) && before(&record, begin + records_.size());
  return inside ? static_cast<RecordId>(&record - begin) : no_record;
}

std::optional<std::uint32_t> Zone::generated_value(RecordId id) const {
  const auto found =
      std::lower_bound(generated_.begin(), generated_.end(), id,
                       [](const Generated& item, RecordId wanted) { return item.id < wanted; });
  if (found == generated_.end() || found->id != id) return std::nullopt;
  return found->value;
}

RecordId Zone::owner_from(RecordId id) const {
  const Record& record = records_[id];
  while (id-- > 0) {
    const Record& above = records_[id];
    if (is_generated(above) || !is_read_within(record.document, above.document)) continue;
    // Where the owners differ, a line between the two could not be read.
    return above.owner == record.owner ? id : no_record;
  }
  return no_record;
}

bool Zone::is_read_within(std::size_t document, std::size_t other) const {
  while (inclusions_[document].depth > inclusions_[other].depth) {
    document = inclusions_[document].parent;
  }
  return document == other;
}

std::string Zone::describe(const Record& record) const {
  constexpr std::size_t longest = 120;
  std::string rdata_part = rdata_text(record.type, rr_class_, rdata(record));
  if (rdata_part.size() > longest) rdata_part = rdata_part.substr(0, longest) + "...";
  return fmt::format("{} {} {}", name(record.owner).text(), rr_type_text(record.type), rdata_part);
}

namespace {

// How many records each type has, and then where the next one of it goes.
class TypeCounts {
 public:
  std::uint32_t& of(RrType type) {
    const auto number = static_cast<std::uint16_t>(type);
    return number < low_.size() ? low_[number] : high_[number];
  }

  // Types that occur, sorted, with their counts.
  std::vector<std::pair<RrType, std::uint32_t>> all() const {
    std::vector<std::pair<RrType, std::uint32_t>> found;
    for (std::uint16_t number = 0; number < low_.size(); ++number) {
      if (low_[number] > 0) found.emplace_back(RrType(number), low_[number]);
    }
    for (const auto& [number, count] : high_) found.emplace_back(RrType(number), count);
    return found;
  }

 private:
  std::array<std::uint32_t, 264> low_{};  // nearly all types that are in use
  std::map<std::uint16_t, std::uint32_t> high_;
};

std::uint8_t mark_of(RrType type, std::uint8_t cname, std::uint8_t ns, std::uint8_t dname) {
  switch (type) {
    case RrType::cname:
      return cname;
    case RrType::ns:
      return ns;
    case RrType::dname:
      return dname;
    default:
      return 0;
  }
}

}  // namespace

void Zone::build_indexes(unsigned threads) {
  sort_changes(origin_changes_);
  sort_changes(ttl_changes_);
  for (const Inclusion& inclusion : inclusions_) {
    if (inclusion.depth > 0) include_places_.emplace_back(inclusion.parent, inclusion.entry);
  }
  std::sort(include_places_.begin(), include_places_.end());
  times_read_.assign(sources_->size(), 0);
  for (const Document& document : documents_) ++times_read_[document.source];
  for_each_piece(2, threads, [this](std::size_t i) { i == 0 ? index_owners() : index_types(); });
}

// Counting sorts keep file order within each list.
void Zone::index_owners() {
  reserve_big(owner_begin_, names_.size() + 1);
  owner_begin_.assign(names_.size() + 1, 0);
  marks_.assign(names_.size(), 0);
  NameId last = no_name;
  for (const Record& record : records_) {
    ++owner_begin_[record.owner + 1];
    marks_[record.owner] |= mark_of(record.type, mark_cname, mark_ns, mark_dname);
    if (record.owner == std::exchange(last, record.owner)) continue;
    for (NameId id = record.owner; id != no_name && (marks_[id] & mark_exists) == 0;
         id = names_.parent(id)) {
      marks_[id] |= mark_exists;
      if (id == origin_) break;
    }
  }
  for (std::size_t i = 1; i < owner_begin_.size(); ++i) owner_begin_[i] += owner_begin_[i - 1];

  reserve_big(by_owner_, records_.size());
  by_owner_.resize(records_.size());
  // Each list's begin moves to its end, where the next one begins; then all move back.
  for (RecordId id = 0; id < records_.size(); ++id) by_owner_[owner_begin_[records_[id].owner]++] = id;
  for (std::size_t i = owner_begin_.size() - 1; i > 0; --i) owner_begin_[i] = owner_begin_[i - 1];
  owner_begin_[0] = 0;
}

void Zone::index_types() {
  TypeCounts counts;
  for (const Record& record : records_) ++counts.of(record.type);
  type_begin_ = counts.all();
  std::uint32_t begin = 0;
  for (auto& [type, place] : type_begin_) {
    counts.of(type) = begin;
    begin += std::exchange(place, begin);
  }
  reserve_big(by_type_, records_.size());
  by_type_.resize(records_.size());
  for (RecordId id = 0; id < records_.size(); ++id) by_type_[counts.of(records_[id].type)++] = id;
}

}  // namespace zonemend
