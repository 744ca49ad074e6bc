// What an edit of a zone means: the records that are served before and after it, RRset by RRset.
// Comments, order, layout, copies of a record, 1h for 3600 and the letter case of names make no
// difference.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "zonemend/canonical.h"
#include "zonemend/name.h"
#include "zonemend/zone.h"

namespace zonemend {

// An RRset that is not the same on both sides.
struct RrsetChange {
  Name owner;  // letter case folded
  RrsetKey set;
  std::optional<std::uint32_t> ttl_before;  // as served; nothing: there was no such RRset
  std::optional<std::uint32_t> ttl_after;
  std::vector<RecordId> removed;  // in the zone before; each different record once
  std::vector<RecordId> added;    // in the zone after
  std::size_t kept = 0;           // records that are in both

  bool only_ttl() const { return removed.empty() && added.empty(); }
  bool is_new() const { return !ttl_before; }
  bool is_gone() const { return !ttl_after; }
};

class ZoneChange {
 public:
  // Null: there was no zone, or there is none any more. Not both. Borrows the zones.
  ZoneChange(const Zone* before, const Zone* after);

  const Zone* before() const { return before_; }
  const Zone* after() const { return after_; }
  // By owner in DNSSEC's canonical order (RFC 4034 section 6.1), then by type.
  const std::vector<RrsetChange>& rrsets() const { return rrsets_; }
  std::span<const RrsetChange> rrsets_at(NameView owner) const;
  const RrsetChange* find(NameView owner, RrType type) const;  // null: unchanged

  // Of the one SOA at the zone's own name; nothing when there is none.
  std::optional<std::uint32_t> serial_before() const { return serial_before_; }
  std::optional<std::uint32_t> serial_after() const { return serial_after_; }
  bool is_empty() const { return rrsets_.empty(); }
  // One of rrsets(): an SOA of which only the serial is different.
  bool is_serial_step(const RrsetChange& set) const;
  // The SOA's serial is all that is different.
  bool only_serial() const { return only_serial_; }

  std::size_t records_removed() const { return removed_; }
  std::size_t records_added() const { return added_; }
  std::size_t records_before() const;
  std::size_t records_after() const;

 private:
  void compare(NameView owner);

  const Zone* before_;
  const Zone* after_;
  std::vector<RrsetChange> rrsets_;
  std::optional<std::uint32_t> serial_before_;
  std::optional<std::uint32_t> serial_after_;
  bool only_serial_ = false;
  std::size_t removed_ = 0;
  std::size_t added_ = 0;
};

}  // namespace zonemend
