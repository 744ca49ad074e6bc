#include "zonemend/zone_change.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "zone/soa_serial.h"

namespace zonemend {
namespace {

// A record as it counts for answers.
struct Served {
  RrsetKey set;
  std::string rdata;  // names folded to lower case
  RecordId id;
};

bool comes_before(const Served& a, const Served& b) {
  return std::tie(a.set, a.rdata) < std::tie(b.set, b.rdata);
}
bool is_same(const Served& a, const Served& b) { return a.set == b.set && a.rdata == b.rdata; }

std::span<const RecordId> records_at(const Zone* zone, NameView owner) {
  if (zone == nullptr) return {};
  const NameId id = zone->names().find(owner);
  return id == no_name ? std::span<const RecordId>() : zone->records_at(id);
}

// Each different record once, sorted.
std::vector<Served> served(const Zone* zone, std::span<const RecordId> ids) {
  std::vector<Served> result;
  result.reserve(ids.size());
  for (const RecordId id : ids) {
    const Record& record = zone->record(id);
    result.push_back({rrset_key(record.type, zone->rdata(record)),
                      folded_rdata(record.type, zone->rdata(record)), id});
  }
  std::stable_sort(result.begin(), result.end(), comes_before);
  result.erase(std::unique(result.begin(), result.end(), is_same), result.end());
  return result;
}

// The usual case, without allocation: untouched records of one TTL.
bool plainly_same(const Zone& a, std::span<const RecordId> in_a, const Zone& b,
                  std::span<const RecordId> in_b) {
  if (in_a.size() != in_b.size()) return false;
  for (std::size_t i = 0; i < in_a.size(); ++i) {
    const Record& x = a.record(in_a[i]);
    const Record& y = b.record(in_b[i]);
    if (x.ttl != a.record(in_a[0]).ttl || x.ttl != y.ttl || x.type != y.type) return false;
    if (a.rdata(x) != b.rdata(y)) return false;
  }
  return true;
}

constexpr std::size_t soa_numbers = 20;  // octets; a record that could not be read has fewer

std::optional<std::uint32_t> serial_of(const Zone* zone) {
  if (zone == nullptr) return std::nullopt;
  for (const RecordId id : zone->records_at(zone->origin())) {
    if (zone->record(id).type != RrType::soa) continue;
    const std::string_view rdata = zone->rdata(id);
    return rdata.size() < soa_numbers ? std::nullopt : std::optional(soa_serial(rdata));
  }
  return std::nullopt;
}

// The changes of one owner's RRsets, from its records on both sides.
class OwnerChanges {
 public:
  OwnerChanges(const Zone* before, std::span<const RecordId> in_before, const Zone* after,
               std::span<const RecordId> in_after)
      : a_(served(before, in_before)), b_(served(after, in_after)) {
    if (before != nullptr) ttls_before_.emplace(*before, in_before);
    if (after != nullptr) ttls_after_.emplace(*after, in_after);
  }

  std::vector<RrsetChange> find(const Name& owner) {
    std::vector<RrsetChange> result;
    auto a = a_.cbegin();
    auto b = b_.cbegin();
    while (a != a_.end() || b != b_.end()) {
      const bool a_first = b == b_.end() || (a != a_.end() && a->set <= b->set);
      RrsetChange change;
      change.owner = owner;
      change.set = a_first ? a->set : b->set;
      compare_set(change, a, b);
      if (!change.only_ttl() || change.ttl_before != change.ttl_after) {
        result.push_back(std::move(change));
      }
    }
    return result;
  }

 private:
  using Place = std::vector<Served>::const_iterator;

  void compare_set(RrsetChange& change, Place& a, Place& b) {
    const auto in_set = [&](Place at, const std::vector<Served>& list) {
      return at != list.end() && at->set == change.set;
    };
    if (in_set(a, a_)) change.ttl_before = ttls_before_->of(change.set);
    if (in_set(b, b_)) change.ttl_after = ttls_after_->of(change.set);
    while (in_set(a, a_) || in_set(b, b_)) {
      if (!in_set(b, b_) || (in_set(a, a_) && a->rdata < b->rdata)) {
        change.removed.push_back((a++)->id);
      } else if (!in_set(a, a_) || b->rdata < a->rdata) {
        change.added.push_back((b++)->id);
      } else {
        ++change.kept;
        ++a;
        ++b;
      }
    }
  }

  std::optional<ServedTtls> ttls_before_;
  std::optional<ServedTtls> ttls_after_;
  std::vector<Served> a_;
  std::vector<Served> b_;
};

}  // namespace

ZoneChange::ZoneChange(const Zone* before, const Zone* after)
    : before_(before),
      after_(after),
      serial_before_(serial_of(before)),
      serial_after_(serial_of(after)) {
  if (before != nullptr) {
    for (NameId id = 0; id < before->names().size(); ++id) {
      if (!before->records_at(id).empty()) compare(before->name(id));
    }
  }
  if (after != nullptr) {
    for (NameId id = 0; id < after->names().size(); ++id) {
      if (after->records_at(id).empty()) continue;
      if (records_at(before, after->name(id)).empty()) compare(after->name(id));
    }
  }
  std::vector<std::pair<std::string, std::size_t>> order;
  for (std::size_t i = 0; i < rrsets_.size(); ++i) {
    order.emplace_back(canonical_order_key(rrsets_[i].owner), i);
  }
  std::sort(order.begin(), order.end());  // of one owner the indexes keep the types' order
  std::vector<RrsetChange> sorted;
  sorted.reserve(rrsets_.size());
  for (const auto& [key, index] : order) sorted.push_back(std::move(rrsets_[index]));
  rrsets_ = std::move(sorted);

  for (const RrsetChange& change : rrsets_) {
    removed_ += change.removed.size();
    added_ += change.added.size();
  }
  only_serial_ = rrsets_.size() == 1 && is_serial_step(rrsets_[0]);
}

bool ZoneChange::is_serial_step(const RrsetChange& set) const {
  if (set.set.type != RrType::soa || set.removed.size() != 1 || set.added.size() != 1) return false;
  const std::string_view old_rdata = before_->rdata(set.removed[0]);
  const std::string_view new_rdata = after_->rdata(set.added[0]);
  if (old_rdata.size() < soa_numbers || new_rdata.size() < soa_numbers) return false;
  return set.ttl_before == set.ttl_after &&
         rdata_equal(RrType::soa, with_serial(old_rdata, 0), with_serial(new_rdata, 0));
}

void ZoneChange::compare(NameView owner) {
  const auto a = records_at(before_, owner);
  const auto b = records_at(after_, owner);
  if (before_ != nullptr && after_ != nullptr && plainly_same(*before_, a, *after_, b)) return;
  for (RrsetChange& change : OwnerChanges(before_, a, after_, b).find(Name(owner))) {
    rrsets_.push_back(std::move(change));
  }
}

std::span<const RrsetChange> ZoneChange::rrsets_at(NameView owner) const {
  const std::string key = canonical_order_key(owner);
  const auto begin = std::partition_point(
      rrsets_.begin(), rrsets_.end(),
      [&key](const RrsetChange& change) { return canonical_order_key(change.owner) < key; });
  const auto end = std::partition_point(begin, rrsets_.end(), [&key](const RrsetChange& change) {
    return canonical_order_key(change.owner) == key;
  });
  return {begin, end};
}

const RrsetChange* ZoneChange::find(NameView owner, RrType type) const {
  const auto sets = rrsets_at(owner);
  const auto found =
      std::partition_point(sets.begin(), sets.end(),
                           [type](const RrsetChange& change) { return change.set.type < type; });
  return found == sets.end() || found->set.type != type ? nullptr : &*found;
}

std::size_t ZoneChange::records_before() const {
  return before_ == nullptr ? 0 : before_->records().size();
}

std::size_t ZoneChange::records_after() const {
  return after_ == nullptr ? 0 : after_->records().size();
}

}  // namespace zonemend
