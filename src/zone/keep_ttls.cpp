#include "zonemend/keep_ttls.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "zonemend/record_text.h"

namespace zonemend {
namespace {

// Walks the records of a zone, those outside the zone included, in the order of their lines. What
// stands between two disturbances, and is touched by neither, is passed over.
class TtlKeeper {
 public:
  TtlKeeper(const Zone& zone, const TtlDisturbance& disturbance)
      : zone_(zone), disturbance_(disturbance) {}

  std::vector<Edit> run() {
    const auto [first, last] = range();
    if (first > last) return {};
    const auto outside = zone_.out_of_zone();
    const auto end = static_cast<RecordId>(zone_.records().size());
    std::size_t other = start(first);
    for (RecordId id = first;; ++id) {
      if (!disturbed_ && id <= last) {
        const RecordId next = std::min(next_disturbed(id), end);
        if (next > id) other = start(id = next);
      }
      for (; other < outside.size() && zone_.record_after(other) <= id; ++other) {
        pass(outside[other]);
      }
      if (id >= end || (id > last && !disturbed_)) break;
      pass(id);
    }
    return std::move(edits_);
  }

 private:
  std::pair<RecordId, RecordId> range() const {
    RecordId first = static_cast<RecordId>(zone_.records().size());
    RecordId last = 0;
    const auto widen = [&](RecordId id) {
      first = std::min(first, id);
      last = std::max(last, id);
    };
    if (!disturbance_.gone.empty()) {
      widen(disturbance_.gone.front());
      widen(disturbance_.gone.back());
    }
    if (disturbance_.rewritten) widen(disturbance_.rewritten->first);
    if (disturbance_.inserted) widen(disturbance_.inserted->first);
    return {first, last};
  }

  // Takes the TTL in force from the record above the first one to be passed. Returns the first
  // record outside the zone that stands behind that.
  std::size_t start(RecordId first) {
    if (first == 0) return 0;
    in_force_ = zone_.record(first - 1).ttl;
    return zone_.first_outside_behind(first - 1);
  }

  // The first record at or behind `id` to which something happens. There must be one.
  RecordId next_disturbed(RecordId id) const {
    const auto& gone = disturbance_.gone;
    const auto found = std::lower_bound(gone.begin(), gone.end(), id);
    RecordId next = found == gone.end() ? no_record : *found;
    if (disturbance_.rewritten && disturbance_.rewritten->first >= id) {
      next = std::min(next, disturbance_.rewritten->first);
    }
    if (disturbance_.inserted && disturbance_.inserted->first >= id) {
      next = std::min(next, disturbance_.inserted->first);
    }
    return next;
  }

  void pass(RecordId id) {
    const Record& record = zone_.record(id);
    if (std::binary_search(disturbance_.gone.begin(), disturbance_.gone.end(), id)) {
      disturbed_ = disturbed_ || record.ttl_origin == TtlOrigin::written;
    } else if (disturbance_.rewritten && disturbance_.rewritten->first == id) {
      disturbed_ = true;
      in_force_ = disturbance_.rewritten->second;
    } else {
      pass(record);
    }
    if (disturbance_.inserted && disturbance_.inserted->first == id) {
      disturbed_ = true;
      in_force_ = disturbance_.inserted->second;
    }
  }

  void pass(const Record& record) {
    if (record.ttl_origin == TtlOrigin::previous && disturbed_ && record.ttl != in_force_) {
      const Edit edit = write_ttl(zone_, record, record.ttl);
      // The records of one $GENERATE share their line.
      if (edits_.empty() || edits_.back().span != edit.span) edits_.push_back(edit);
    }
    in_force_ = record.ttl;
    disturbed_ = false;
  }

  const Zone& zone_;
  const TtlDisturbance& disturbance_;
  std::optional<std::uint32_t> in_force_;  // after the edit
  bool disturbed_ = false;                 // in_force_ may differ from what it was
  std::vector<Edit> edits_;
};

}  // namespace

Edit write_ttl(const Zone& zone, const Record& record, std::uint32_t seconds) {
  const RecordText text = record_text(zone, record);
  const Span& next = text.rr_class.empty() ? text.type : text.rr_class;
  return {{next.source, next.begin, next.begin}, fmt::format("{} ", seconds)};
}

std::vector<Edit> keep_inherited_ttls(const Zone& zone, const TtlDisturbance& disturbance) {
  return TtlKeeper(zone, disturbance).run();
}

}  // namespace zonemend
