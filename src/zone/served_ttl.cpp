// Which TTL BIND serves for an RRset whose records have different ones.
#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "zone/crowded_owners.h"
#include "zonemend/canonical.h"

namespace zonemend {
namespace {

// Where a record stands among the lines of its owner.
struct OwnerPosition {
  std::uint32_t run = 0;   // which unbroken run of lines it belongs to
  bool generated = false;  // by $GENERATE
  bool follows = true;     // handed on with the lines above it; false only of what was generated
};

// What BIND has not handed on yet when it makes the records of a $GENERATE behind a line: no line
// of another owner and no $INCLUDE stands in between. Asked of one record after the other, it looks
// at what stands there once.
class Gap {
 public:
  Gap(const Zone& zone, RecordId line)
      : zone_(zone), line_(line), next_(line + 1), outside_(zone.first_outside_behind(line)) {}

  bool reaches(RecordId id) {
    const Record& first = zone_.record(line_);
    const Record& second = zone_.record(id);
    if (first.document != second.document) return false;
    for (; open_ && next_ < id; ++next_) open_ = zone_.is_generated(zone_.record(next_));
    if (!open_ || zone_.includes_between(first.document, first.entry, second.entry)) return false;
    const auto others = zone_.out_of_zone();
    for (; open_ && outside_ < others.size() && zone_.record_after(outside_) <= id; ++outside_) {
      open_ = zone_.is_generated(others[outside_]);
    }
    return open_;
  }

 private:
  const Zone& zone_;
  RecordId line_;
  RecordId next_;        // the first that was not looked at
  std::size_t outside_;  // likewise, of those outside the zone
  bool open_ = true;
};

// One run of lines with one owner, which is spelt alike: to BIND "WWW" ends a run of "www". `b` is
// the owner's next line behind `a`.
bool in_one_run(const Zone& zone, RecordId a, RecordId b) {
  if (zone.resumes_run(b)) return true;
  if (!Gap(zone, a).reaches(b)) return false;
  if (zone.record(b).owner_inherited) return true;
  const auto first = spelt_owner(zone, a);
  const auto second = spelt_owner(zone, b);
  return first && second && first->view().wire() == second->view().wire();
}

std::vector<OwnerPosition> positions_of(const Zone& zone, std::span<const RecordId> at_owner) {
  std::vector<OwnerPosition> positions;
  positions.reserve(at_owner.size());
  OwnerPosition position;
  RecordId last_line = no_record;
  std::optional<Gap> gap;
  for (const RecordId id : at_owner) {
    position.generated = zone.is_generated(zone.record(id));
    if (position.generated) {
      position.follows = gap && gap->reaches(id);
    } else {
      position.follows = true;
      if (last_line != no_record && !in_one_run(zone, last_line, id)) ++position.run;
      last_line = id;
      gap.emplace(zone, id);
    }
    positions.push_back(position);
  }
  return positions;
}

// BIND hands on a run of lines as a whole, and what $GENERATE makes record by record, even within a
// run. Takes the records of an RRset one after the other.
class LastRun {
 public:
  void add(const OwnerPosition& position, std::uint32_t ttl) {
    if (run_ != position.run || !position.follows) ttl_ = ttl;
    if (!position.generated) run_ = position.run;
  }
  std::uint32_t ttl() const { return ttl_; }

 private:
  std::optional<std::uint32_t> run_;  // of the last line
  std::uint32_t ttl_ = 0;
};

RrsetKey key_of(const Zone& zone, const Record& record) {
  return rrset_key(record.type, zone.rdata(record));
}

}  // namespace

std::uint32_t served_ttl(const Zone& zone, std::span<const RecordId> at_owner, RrsetKey key) {
  std::uint32_t ttl = 0;
  bool seen = false;
  bool differ = false;
  for (const RecordId id : at_owner) {
    const Record& record = zone.record(id);
    if (record.type != key.type || key_of(zone, record) != key) continue;
    differ = differ || (seen && record.ttl != ttl);
    if (!std::exchange(seen, true)) ttl = record.ttl;
  }
  if (!differ) return ttl;

  const std::vector<OwnerPosition> positions = positions_of(zone, at_owner);
  LastRun last;
  for (std::size_t i = 0; i < at_owner.size(); ++i) {
    const Record& record = zone.record(at_owner[i]);
    if (record.type == key.type && key_of(zone, record) == key) last.add(positions[i], record.ttl);
  }
  return last.ttl();
}

std::uint32_t ServedTtls::of(RrsetKey key) {
  if (!is_crowded(at_owner_)) return served_ttl(zone_, at_owner_, key);
  if (ttls_.empty()) read();
  const auto found = std::lower_bound(ttls_.begin(), ttls_.end(), std::pair(key, 0u));
  return found == ttls_.end() || found->first != key ? 0 : found->second;
}

void ServedTtls::read() {
  struct Member {
    RrsetKey set;
    std::size_t index;
    std::uint32_t ttl;
  };
  std::vector<Member> members;
  for (std::size_t i = 0; i < at_owner_.size(); ++i) {
    const Record& record = zone_.record(at_owner_[i]);
    members.push_back({key_of(zone_, record), i, record.ttl});
  }
  std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
    return std::tie(a.set, a.index) < std::tie(b.set, b.index);
  });
  std::vector<OwnerPosition> positions;
  for (auto begin = members.begin(), end = begin; begin != members.end(); begin = end) {
    bool differ = false;
    for (; end != members.end() && end->set == begin->set; ++end) {
      differ = differ || end->ttl != begin->ttl;
    }
    if (differ && positions.empty()) positions = positions_of(zone_, at_owner_);
    LastRun last;
    for (auto at = begin; differ && at != end; ++at) last.add(positions[at->index], at->ttl);
    ttls_.emplace_back(begin->set, differ ? last.ttl() : begin->ttl);
  }
}

}  // namespace zonemend
