#include "zonemend/keep_ttls.h"

#include <fmt/format.h>

#include <algorithm>

#include "zonemend/record_text.h"

namespace zonemend {
namespace {

// Walks the records of a file, those outside the zone included, in the order of their lines.
class TtlKeeper {
 public:
  TtlKeeper(const Zone& zone, const TtlDisturbance& disturbance)
      : zone_(zone), disturbance_(disturbance) {}

  std::vector<Edit> run() {
    const auto [first, last] = range();
    if (first > last) return {};
    const auto outside = zone_.out_of_zone();
    const auto behind = [this](const Record& a, const Record& b) {
      return std::pair(a.document, a.entry) < std::pair(b.document, b.entry);
    };
    auto other = std::lower_bound(outside.begin(), outside.end(), zone_.record(first), behind);
    start(first, other == outside.begin() ? nullptr : &*std::prev(other));
    for (RecordId id = first; id <= zone_.records().size(); ++id) {
      const bool at_end = id == zone_.records().size();
      for (; other != outside.end() && (at_end || behind(*other, zone_.record(id))); ++other) {
        pass(*other);
      }
      if (at_end || (id > last && !disturbed_)) break;
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

  // The TTL in force above the first record.
  void start(RecordId first, const Record* outside) {
    const Record* inside = first == 0 ? nullptr : &zone_.record(first - 1);
    const Record* above = inside;
    if (outside != nullptr && (inside == nullptr || outside->entry > inside->entry))
      above = outside;
    if (above != nullptr) in_force_ = above->ttl;
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
      const RecordText text = record_text(zone_, record);
      const Span& field = text.rr_class.empty() ? text.type : text.rr_class;
      edits_.push_back({{field.source, field.begin, field.begin}, fmt::format("{} ", record.ttl)});
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

std::vector<Edit> keep_inherited_ttls(const Zone& zone, const TtlDisturbance& disturbance) {
  return TtlKeeper(zone, disturbance).run();
}

}  // namespace zonemend
